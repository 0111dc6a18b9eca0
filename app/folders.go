package app

import (
	"os"
	"path/filepath"
	"runtime"
)

// dataFolder is where a station keeps its hall: the database, the tickets and forms, the log. It follows each system's
// custom: XDG on Linux, Application Support on macOS, LocalAppData on Windows.
func dataFolder() (string, error) {
	switch runtime.GOOS {
	case "windows":
		if d := os.Getenv("LocalAppData"); d != "" {
			return filepath.Join(d, "OneVisit"), nil
		}
	case "darwin":
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		return filepath.Join(home, "Library", "Application Support", "OneVisit"), nil
	}
	if d := os.Getenv("XDG_DATA_HOME"); d != "" {
		return filepath.Join(d, "onevisit"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(home, ".local", "share", "onevisit"), nil
}
