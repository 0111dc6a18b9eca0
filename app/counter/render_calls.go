package counter

import (
	"strings"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/queue"
)

// callLine is the call that waits for an answer of this window.
func (p *presenter) callLine() Call {
	a, ok := p.call()
	if !ok {
		return Call{}
	}
	return Call{Text: p.callWords(a), Detail: p.callDetail(a), Tone: Soon, Act: p.button(CmdAnswer, true)}
}

// ownLine says how this window's own call stands.
func (p *presenter) ownLine() Note {
	a, ok := p.ownCall()
	if !ok {
		return Note{}
	}
	n := Note{Text: p.ownWords(a), Tone: Info}
	if !a.Open() {
		n.Tone = Good
	}
	return n
}

// helpAct calls a colleague, or takes the call back.
func (p *presenter) helpAct() Act {
	a := p.button(CmdHelp, true)
	if own, ok := p.ownCall(); ok && own.Open() {
		a.Text = p.t("do.help_off")
	}
	return a
}

// callWords say who wants what of this window.
func (p *presenter) callWords(a queue.Alarm) string {
	args := lang.Args{"by": p.t("calls.manager"), "window": p.windowWords(a.Detail.Place), "why": say.CallWhy(p.words, a)}
	if a.Asked() != "" {
		args["by"] = p.windowWords(a.Asked())
	}
	switch {
	case a.Kind == queue.AlarmHelp:
		return p.t("calls.help", args)
	case a.Detail.Place == p.window:
		return p.t("calls.open", args)
	}
	if a.Detail.Place == a.Asked() {
		return p.t("calls.over", args)
	}
	return p.t("calls.come", args)
}

// callDetail says who asked, since when and about whom.
func (p *presenter) callDetail(a queue.Alarm) string {
	var bits []string
	if a.Clerk != "" {
		bits = append(bits, p.clerkWords(a.Clerk))
	}
	bits = append(bits, p.t("calls.ago", lang.Args{"n": int(p.hall.Now().Sub(a.At).Minutes())}))
	if a.Detail.Label != "" {
		bits = append(bits, a.Detail.Label)
	}
	return strings.Join(bits, " · ")
}

// ownWords say how a call of this window stands.
func (p *presenter) ownWords(a queue.Alarm) string {
	to := p.t("calls.anybody")
	if a.To() != "" {
		to = p.windowWords(a.To())
	}
	args := lang.Args{"to": to, "answer": p.words.T("help.answer." + string(a.Answer()))}
	switch {
	case a.Open() && a.Answer() == queue.HelpCannot:
		return p.t("calls.passed", args)
	case a.Open():
		return p.t("calls.waiting", args)
	}
	args["by"] = p.t("calls.manager")
	if a.Detail.Helper != "" {
		args["by"] = p.windowWords(a.Detail.Helper)
	}
	if by := a.Told().By; by != "" {
		args["by"] = p.clerkWords(by)
	}
	return p.t("calls.comes", args)
}

func (p *presenter) windowWords(id string) string {
	return p.words.T("common.window", lang.Args{"id": id})
}
