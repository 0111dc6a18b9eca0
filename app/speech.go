package app

import (
	"io/fs"
	"os"
	"path/filepath"

	"onevisit/app/voice"
)

// voiceOptions are the station's settings of what it says aloud. Volumes that cannot be read are named in the log, and
// calls are said at full volume.
func (st *Station) voiceOptions() voice.Options {
	volumes, err := voice.ParseVolumes(st.Config.Volume)
	if err != nil {
		st.Log.Warn("volumes are not used", "error", err)
	}
	return voice.Options{Log: st.Log, Own: ownClips(st.Config), Volumes: volumes, Now: st.Hall.Now}
}

// ownClips are the hall's own recordings: the folder of station.yaml, else voice in the data folder; nil for none.
func ownClips(c Config) fs.FS {
	dir := c.Clips
	if dir == "" {
		dir = filepath.Join(c.Data, "voice")
	}
	if _, err := os.Stat(dir); err != nil {
		return nil
	}
	return os.DirFS(dir)
}
