package counter

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// newAlarm makes the line that says what this window was told of. It stays until it is acknowledged; it takes no key but
// its own.
func (r *rightColumn) newAlarm() {
	r.alarmText = look.NewPara("", 14, look.RedInk).Bold().MaxLines(3)
	r.alarmAct = look.NewButton("", look.Raised, func() { r.v.press(CmdSeen) }).Height(36).TextSize(14)
	r.alarm = look.Card(look.RedSoft, 14, look.Col(8, r.alarmText, look.Start(r.alarmAct)))
	r.alarm.Hide()
}

func (r *rightColumn) applyAlarm(s State) {
	r.v.setShown(r.alarm, s.Alarm.Text != "")
	if r.alarmText.Text() != s.Alarm.Text {
		r.alarmText.SetText(s.Alarm.Text)
		r.v.dirty = true
	}
	k := s.Alarm.Tone.kind()
	r.alarmText.SetColor(k.InkColor())
	r.alarm.SetFill(k.Ground())
	setAct(r.alarmAct, s.AlarmAct, look.Raised)
}

// otherChip is one colleague's window: its number, a shape for its state, and how long it has been so.
type otherChip struct {
	window *look.Text
	light  *look.Light
}

// newOthers makes the card of the colleagues' windows.
func (r *rightColumn) newOthers() {
	r.othersTitle = look.NewText("", look.Body, look.Ink).Bold().Whole()
	r.others = pool[*fyne.Container]{box: look.Grid(2, 6), make: func(int) *fyne.Container {
		c := otherChip{look.NewText("", look.Small, look.Ink).Bold().Whole(), look.NewLight(look.Idle, "", look.Small)}
		r.chips = append(r.chips, c)
		return look.Row(6, c.window, look.Grow(look.Start(c.light)))
	}}
	r.shut = look.NewPara("", look.Small, look.Soft).MaxLines(2)
	r.help = look.NewButton("", look.Quiet, func() { r.v.press(CmdHelp) }).Height(32).TextSize(look.Small)
	r.own = look.NewPara("", 14, look.SkyInk).Bold().MaxLines(2)
	head := look.Row(8, r.othersTitle, look.Space(), r.help)
	r.othersCard = look.NewPanel(look.Surface, 12, 0, look.Col(6, head, r.own, r.others.box, r.shut)).Padding(8, 16, 12, 16)
}

// otherLights are the shapes of a window's states.
var otherLights = map[string]look.State{"busy": look.Green, "open": look.Idle, "paused": look.Paused}

func (r *rightColumn) applyOthers(s State) {
	r.othersTitle.SetText(s.Titles.Others)
	help := s.Help
	if r.v.tight {
		help.Key = ""
	}
	setAct(r.help, help, look.Quiet)
	r.v.dirty = r.v.dirty || r.own.Text() != s.Own.Text
	r.own.SetText(s.Own.Text)
	r.own.SetColor(s.Own.Tone.kind().InkColor())
	r.v.setShown(r.own, s.Own.Text != "")
	r.v.setShown(r.othersCard, len(s.Others) > 0 || s.Shut != "")
	if r.shut.Text() != s.Shut {
		r.shut.SetText(s.Shut)
		r.v.dirty = true
	}
	r.v.setShown(r.shut, s.Shut != "" && r.fitted.shut)
	r.v.setShown(r.others.box, len(s.Others) > 0 && r.fitted.others)
	r.others.use(r.v, len(s.Others), func(i int, _ *fyne.Container) {
		r.chips[i].window.SetText(s.Others[i].Window)
		r.chips[i].light.Set(otherLights[s.Others[i].Light], s.Others[i].Text)
	})
}
