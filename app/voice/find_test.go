package voice

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
)

// machine has these programs and these files.
func machine(os string, programs, files []string, env map[string]string) system {
	has := func(list []string, s string) bool {
		for _, l := range list {
			if l == s {
				return true
			}
		}
		return false
	}
	return system{
		os: os,
		path: func(name string) string {
			if has(programs, name) {
				return filepath.Join("/bin", name)
			}
			return ""
		},
		exists: func(pattern string) bool { return has(files, pattern) },
		env:    func(name string) string { return env[name] },
		output: func(string, ...string) string {
			return "Alex                en_US    # Most people\nEddy (Chinese (China mainland)) zh_CN    # 你好！\nTingting            zh_CN    # 你好\nbroken\n"
		},
	}
}

func TestFind(t *testing.T) {
	card := []string{"/dev/snd/pcm*p"}
	session := map[string]string{"XDG_RUNTIME_DIR": "/run/user/1000"}
	socket := []string{filepath.Join("/run/user/1000", "pulse", "native")}
	all := []string{"espeak-ng", "spd-say", "aplay", "paplay", "pw-play"}
	in := func(name string) string { return filepath.Join("/bin", name) }
	for name, c := range map[string]struct {
		machine system
		want    Speaker
		player  player
		why     string
	}{
		"nothing":             {machine("linux", nil, nil, nil), nil, nil, "no sound device"},
		"speech, no sound":    {machine("linux", all, nil, session), nil, nil, "no sound device"},
		"sound, no speech":    {machine("linux", []string{"aplay"}, card, nil), nil, player{in("aplay"), "-q"}, ""},
		"no player":           {machine("linux", []string{"espeak-ng"}, card, nil), nil, nil, "neither a sound player nor spd-say"},
		"card":                {machine("linux", all, card, nil), espeak{in("espeak-ng"), player{in("aplay"), "-q"}}, player{in("aplay"), "-q"}, ""},
		"sound server":        {machine("linux", all, socket, session), espeak{in("espeak-ng"), player{in("paplay")}}, player{in("paplay")}, ""},
		"pipewire":            {machine("linux", []string{"espeak-ng", "pw-play", "aplay"}, socket, session), espeak{in("espeak-ng"), player{in("pw-play")}}, player{in("pw-play")}, ""},
		"remote server":       {machine("linux", all, nil, map[string]string{"PULSE_SERVER": "tcp:box"}), espeak{in("espeak-ng"), player{in("paplay")}}, player{in("paplay")}, ""},
		"dispatcher":          {machine("linux", []string{"spd-say"}, card, nil), dispatcher{in("spd-say")}, nil, ""},
		"espeak, no player":   {machine("linux", []string{"spd-say", "espeak-ng"}, card, nil), dispatcher{in("spd-say")}, nil, ""},
		"windows":             {machine("windows", []string{"powershell"}, nil, nil), windows{in("powershell")}, player{in("powershell"), "-NoProfile", "-NonInteractive", "-Command", windowsPlayer}, ""},
		"windows, stripped":   {machine("windows", nil, nil, nil), nil, nil, "no speech program"},
		"mac, voices by list": {machine("darwin", []string{"say", "afplay"}, nil, nil), mac{in("say"), map[lang.Language]string{lang.ZH: "Eddy (Chinese (China mainland))", lang.EN: "Alex"}}, player{in("afplay")}, ""},
	} {
		got, p, why := find(c.machine)
		require.Equal(t, c.want, got, name)
		require.Equal(t, c.player, p, name)
		require.Equal(t, c.why, why, name)
	}
}
