package setup_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/setup"
)

func TestFormsSayWhatTheHallSaysOfItselfUnlessItWritesMore(t *testing.T) {
	s, err := setup.Load(usual(hall))
	require.NoError(t, err)
	f := s.OnForms()
	require.Equal(t, s.Name, f.Name)
	require.Equal(t, s.Name, f.Seal)
	require.Equal(t, "12345", f.Phone)
	require.Empty(t, f.Footer)
	s, err = setup.With(usual(hall), []queue.Setting{set("forms.name", "区行政审批局"), set("forms.phone", `"0755 1"`), set("forms.footer", "回执请保留"),
		set("forms.address", "二楼"), set("forms.address_en", "2nd floor")})
	require.NoError(t, err)
	f = s.OnForms()
	require.Equal(t, catalog.Text{ZH: "区行政审批局"}, f.Name, "not with the hall's English name")
	require.Equal(t, f.Name, f.Seal)
	require.Equal(t, "0755 1", f.Phone)
	require.Equal(t, "12345", f.Complain)
	require.Equal(t, "回执请保留", f.Footer.ZH)
	require.Equal(t, catalog.Text{ZH: "二楼", EN: "2nd floor"}, f.Address)
	require.Equal(t, "测试大厅", s.Name.ZH, "tickets and screens keep the hall's name")
	s, err = setup.With(usual(hall), []queue.Setting{set("forms.seal", "审批专用章")})
	require.NoError(t, err)
	require.Equal(t, "审批专用章", s.OnForms().Seal.ZH)
	require.Equal(t, s.Name, s.OnForms().Name)
}

func TestDevicesAndLanguagesAreChecked(t *testing.T) {
	s, err := setup.With(usual(hall), []queue.Setting{set("devices.tickets", `"tcp://192.0.2.7:9100"`), set("devices.forms", `"lp:"`),
		set("devices.dots", `"384"`), set("devices.contrast", "day"), set("devices.ask_id", `"true"`), set("languages", "[zh-CN]")})
	require.NoError(t, err)
	require.Equal(t, queue.Devices{Tickets: "tcp://192.0.2.7:9100", Forms: "lp:", Dots: 384, Contrast: "day", AskID: true}, s.Devices)
	require.True(t, s.Offers("zh-CN"))
	require.False(t, s.Offers("en"))
	s, err = setup.Load(usual(hall))
	require.NoError(t, err)
	require.True(t, s.Offers("en"), "all, where the hall does not say")
	for path, bad := range map[string]string{
		"devices.tickets": "lp:office", "devices.forms": `"tcp://192.0.2.7"`, "devices.dots": "600", "devices.contrast": "dusk",
		"languages": "[en]", "forms.footer": strings.Repeat("长", 81), "forms.phone": strings.Repeat("1", 41), "forms.seal_en": "Seal",
	} {
		_, err = setup.With(usual(hall), []queue.Setting{set(path, bad)})
		require.Error(t, err, path)
	}
	_, err = setup.With(usual(hall), []queue.Setting{set("languages", "[zh-CN, zh-CN]")})
	require.True(t, fault.Has(err, setup.CodeDuplicate), "%v", err)
	_, err = setup.With(usual(hall), []queue.Setting{set("languages", "[zh-CN, fr]")})
	require.True(t, fault.Has(err, setup.CodeBadValue), "%v", err)
	_, err = setup.With(usual(hall), []queue.Setting{set("devices.tickets", "tcp://")})
	require.True(t, fault.Has(err, setup.CodeBadValue), "%v", err)
}
