package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"go.yaml.in/yaml/v3"

	"onevisit/app/board"
	"onevisit/app/lang"
	"onevisit/catalog/fault"
	format "onevisit/catalog/format/yaml"
)

// Fault codes of a station's own settings.
const (
	CodeDataFolder   fault.Code = "app.data_folder"    // path
	CodeBadStation   fault.Code = "app.bad_station"    // path
	CodeUnknownSeat  fault.Code = "app.unknown_seat"   // seat
	CodeNoDisplay    fault.Code = "app.no_display"     //
	CodeNeedsWindow  fault.Code = "app.needs_window"   // windows
	CodeNoWindow     fault.Code = "app.no_such_window" // window, windows
	CodeNoHallFolder fault.Code = "app.no_hall_folder" // path
	CodeNoLine       fault.Code = "app.no_such_line"   // line
)

// Config is what one machine knows about itself: its seat, its hall, its devices. Flags come before station.yaml in the
// data folder, which comes before the defaults.
type Config struct {
	Data     string `yaml:"-"`                  // data folder
	Catalog  string `yaml:"catalog,omitempty"`  // hall folder; empty: the embedded sample hall
	Hall     string `yaml:"hall,omitempty"`     // database file; empty: hall.db in the data folder
	Language string `yaml:"language,omitempty"` // zh-CN or en
	Seat     string `yaml:"seat,omitempty"`     // counter, kiosk, board, manager; empty: the front door
	Window   string `yaml:"window,omitempty"`   // the counter's window
	Clerk    string `yaml:"clerk,omitempty"`    // the clerk's number at this machine
	Printer  string `yaml:"printer,omitempty"`  // of tickets: tcp://HOST:9100, dev:PATH, pdf:DIR; empty: shown and saved only
	Forms    string `yaml:"forms,omitempty"`    // of A4 forms: lp:NAME or pdf:DIR; empty: saved only
	Dots     int    `yaml:"dots,omitempty"`     // width of the ticket printer: 576 (80 mm) or 384 (58 mm)
	// Kiosk is the kiosk's name in the journal; StaffCode lets staff leave its full screen, and without one nobody can by
	// touch.
	Kiosk     string `yaml:"kiosk,omitempty"`
	StaffCode string `yaml:"staff_code,omitempty"`
	// AskID lets the kiosk ask for an identity number before it gives a ticket, of which only a keyed hash is kept.
	AskID bool `yaml:"ask_id,omitempty"`
	Full  bool `yaml:"fullscreen,omitempty"`
	// Lines are the lines that this machine's board shows; empty: all. Contrast of the board: night (light on dark, the
	// default), day (dark on light, for a hall full of sun) or auto: day from 07:00 to 18:00.
	Lines    []string `yaml:"lines,omitempty,flow"`
	Contrast string   `yaml:"contrast,omitempty"`
	// Arrows say where a window lies, seen from this board: right, left, up, down; empty: all to the right.
	Arrows map[string]board.Arrow `yaml:"arrows,omitempty"`
	// TextSize is how large a counter's text is on this machine, in percent, and Colors are light, dark or contrast; empty:
	// as usual. The counter's own keys change them.
	TextSize int    `yaml:"text_size,omitempty"`
	Colors   string `yaml:"colors,omitempty"`
	// DeskLarge and DeskColors are the same of the manager's seat: large text or not, and the colours.
	DeskLarge  bool   `yaml:"desk_large,omitempty"`
	DeskColors string `yaml:"desk_colors,omitempty"`
	// Volume is how loud this machine speaks: HH:MM and the percentage from then on; empty: always full. Clips is the
	// folder of the hall's own recordings; empty: voice in the data folder.
	Volume map[string]int `yaml:"volume,omitempty"`
	Clips  string         `yaml:"clips,omitempty"`
}

// stationFile is the file in the data folder that keeps a machine's settings.
const stationFile = "station.yaml"

// readStation fills from station.yaml what the flags left open.
func (c *Config) readStation() error {
	if c.Data == "" {
		d, err := dataFolder()
		if err != nil {
			return fault.Wrap(err, CodeDataFolder, fault.Args{"path": ""})
		}
		c.Data = d
	}
	path := filepath.Join(c.Data, stationFile)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fault.Wrap(err, CodeBadStation, fault.Args{"path": path})
	}
	var file Config
	if err := format.Decode(path, data, &file); err != nil {
		return err
	}
	c.fillFrom(file)
	return nil
}

func (c *Config) fillFrom(file Config) {
	fill := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	fill(&c.Catalog, file.Catalog)
	fill(&c.Hall, file.Hall)
	fill(&c.Language, file.Language)
	fill(&c.Seat, file.Seat)
	fill(&c.Window, file.Window)
	fill(&c.Clerk, file.Clerk)
	fill(&c.Printer, file.Printer)
	fill(&c.Forms, file.Forms)
	fill(&c.Kiosk, file.Kiosk)
	fill(&c.Kiosk, "kiosk")
	fill(&c.StaffCode, file.StaffCode)
	if c.Dots == 0 {
		c.Dots = file.Dots
	}
	c.Full = c.Full || file.Full
	if len(c.Lines) == 0 {
		c.Lines = file.Lines
	}
	fill(&c.Contrast, file.Contrast)
	fill(&c.Clips, file.Clips)
	fill(&c.Colors, file.Colors)
	fill(&c.DeskColors, file.DeskColors)
	c.DeskLarge = c.DeskLarge || file.DeskLarge
	if c.TextSize == 0 {
		c.TextSize = file.TextSize
	}
	if c.Arrows == nil {
		c.Arrows = file.Arrows
	}
	if c.Volume == nil {
		c.Volume = file.Volume
	}
	c.AskID = c.AskID || file.AskID
}

// Save writes station.yaml, so that the machine starts in its seat next time. The file is replaced as a whole.
func (c Config) Save() error {
	out, err := yaml.Marshal(c)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.Data, 0o750); err != nil {
		return fault.Wrap(err, CodeDataFolder, fault.Args{"path": c.Data})
	}
	path := filepath.Join(c.Data, stationFile)
	if err := os.WriteFile(path+".new", out, 0o600); err != nil {
		return fault.Wrap(err, CodeDataFolder, fault.Args{"path": c.Data})
	}
	if err := os.Rename(path+".new", path); err != nil {
		return fault.Wrap(err, CodeDataFolder, fault.Args{"path": c.Data})
	}
	return nil
}

// words are the station's words: of its settings, else of the machine's locale.
func (c Config) words() *lang.Words {
	l := c.Language
	if l == "" {
		for _, name := range []string{"ONEVISIT_LANG", "LC_ALL", "LANG"} {
			if v := os.Getenv(name); v != "" && v != "C" && v != "POSIX" && v != "C.UTF-8" {
				l = v
				break
			}
		}
	}
	return lang.For(lang.Parse(l))
}

// database is the path of the hall's database file.
func (c Config) database() string {
	if c.Hall != "" {
		return c.Hall
	}
	return filepath.Join(c.Data, "hall.db")
}
