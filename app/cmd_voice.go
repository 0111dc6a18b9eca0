package app

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/app/voice"
	"onevisit/app/voice/wav"
	"onevisit/assets"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// Fault codes of calls that are heard.
const (
	CodeNoSpeech fault.Code = "app.no_speech" // none: nothing to say a call with
	CodeNoClips  fault.Code = "cli.no_clips"  // path: no folder
)

// voiceCommand is for who sets up a hall's loudspeaker: which recordings there are, whether own ones are good, and how
// a call sounds.
func (p *program) voiceCommand() *cobra.Command {
	w := p.words()
	c := &cobra.Command{Use: "voice", Short: w.T("cli.voice"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	list := &cobra.Command{Use: "list", Short: w.T("cli.voice_list"), Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return p.listClips() }}
	check := &cobra.Command{Use: "check FOLDER", Short: w.T("cli.voice_check"), Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, a []string) error { return p.checkClips(a[0]) }}
	var window, out string
	say := &cobra.Command{Use: "say NUMBER", Short: w.T("cli.voice_say"), Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, a []string) error {
			return p.sayCall(c, queue.Call{Label: a[0], Window: window}, out)
		}}
	say.Flags().StringVar(&window, "window", "3", w.T("cli.flag.window"))
	say.Flags().StringVar(&out, "out", "", w.T("cli.flag.wav"))
	c.AddCommand(list, check, say)
	return c
}

// listClips names the recordings of both languages: file, tab, word.
func (p *program) listClips() error {
	all, lines := map[string][]wav.Clip{}, []string{}
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		clips, err := voice.Clips(l)
		if err != nil {
			return err
		}
		all[string(l)] = clips
		for _, c := range clips {
			lines = append(lines, string(l)+"/"+c.Name+".wav\t"+c.Says)
		}
	}
	return p.print(all, lines...)
}

// checkClips says what is wrong with own recordings; the answer is no if anything is.
func (p *program) checkClips(dir string) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fault.Wrap(err, CodeNoClips, fault.Args{"path": dir})
	}
	found, err := voice.Check(os.DirFS(dir))
	if err != nil {
		return err
	}
	w := p.words()
	var lines []string
	for _, f := range found {
		lines = append(lines, f.File+"\t"+f.Says+"\t"+w.T("voice.clip."+string(f.Fault)))
	}
	switch {
	case !recorded(dir):
		lines = []string{w.T("cli.voice_none", lang.Args{"path": dir, "zh": lang.ZH, "en": lang.EN})}
	case len(found) == 0:
		lines = []string{w.T("voice.clips_good")}
	}
	if err := p.print(found, lines...); err != nil || len(found) == 0 {
		return err
	}
	return errNo
}

// recorded reports whether a folder has recordings of a language.
func recorded(dir string) bool {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		if info, err := os.Stat(filepath.Join(dir, string(l))); err == nil && info.IsDir() {
			return true
		}
	}
	return false
}

// writeWhole writes a file that is there whole or not at all.
func writeWhole(path string, data []byte) error {
	part := path + ".new"
	err := os.WriteFile(part, data, 0o644) //nolint:gosec // a public sound
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		_ = os.Remove(part) // it is of no use
	}
	return err
}

// sayCall says a call by this machine's loudspeaker, or writes what the recordings make of it into a WAV file.
func (p *program) sayCall(c *cobra.Command, call queue.Call, out string) error {
	w := p.words()
	if out != "" {
		files := ownClips(p.config)
		if files == nil {
			files = assets.Voice()
		}
		set, err := voice.LoadSet(files, w.Language())
		if err != nil {
			return err
		}
		sound, err := set.Render(call)
		if err != nil {
			return err
		}
		if err := writeWhole(out, sound.Bytes()); err != nil {
			return fault.Wrap(err, CodeNoWrite, fault.Args{"path": out})
		}
		return p.print(map[string]any{"file": out, "seconds": sound.Length().Seconds()}, out)
	}
	return p.withStation(c.Context(), func(st *Station) error {
		l := voice.NewLoudspeaker(c.Context(), st.voiceOptions())
		if !l.Sounds() {
			return fault.New(CodeNoSpeech, nil)
		}
		text := voice.Sentence(w, call)
		if err := l.Speak(c.Context(), voice.Speech{Text: text, Language: w.Language(), Volume: 100, Call: &call}); err != nil {
			return err
		}
		return p.print(map[string]any{"said": text}, text)
	})
}
