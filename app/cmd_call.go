package app

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"onevisit/app/lang"
	"onevisit/catalog/fault"
	"onevisit/queue/store"
)

// Fault codes of a call of the program that is not right, or that went wrong outside the hall.
const (
	CodeNoCommand   fault.Code = "cli.no_command"  // name, path
	CodeBadArgs     fault.Code = "cli.bad_args"    // usage
	CodeNoFlag      fault.Code = "cli.no_flag"     // flag
	CodeNoValue     fault.Code = "cli.no_value"    // flag
	CodeBadValue    fault.Code = "cli.bad_value"   // flag, value, want (a fault with the words)
	CodeBadTime     fault.Code = "cli.bad_time"    // value
	CodeBadSpan     fault.Code = "cli.bad_span"    // from, to
	CodeBadLanguage fault.Code = "cli.bad_lang"    // value, allowed
	CodeInterrupted fault.Code = "cli.interrupted" // none
	CodeFailed      fault.Code = "cli.failed"      // reason
)

// codeWant begins the codes of what a flag's value must be, by the flag's type.
const codeWant fault.Code = "cli.want."

// understand makes a command and those below it say in the user's words what is wrong with a call. A command that only
// holds others shows its usage, and refuses names that it does not know: a script with a slip must not go on.
func understand(c *cobra.Command) {
	c.DisableFlagsInUseLine = true
	c.SetFlagErrorFunc(badFlag)
	if c.HasSubCommands() && !c.Runnable() {
		c.Args, c.RunE = cobra.NoArgs, func(c *cobra.Command, _ []string) error { return c.Help() }
	}
	if check := c.Args; check != nil {
		c.Args = func(c *cobra.Command, a []string) error {
			switch {
			case check(c, a) == nil:
				return nil
			case c.HasSubCommands() && len(a) > 0:
				return fault.New(CodeNoCommand, fault.Args{"name": a[0], "path": c.CommandPath()})
			}
			return fault.New(CodeBadArgs, fault.Args{"usage": c.UseLine()})
		}
	}
	for _, below := range c.Commands() {
		understand(below)
	}
}

// badFlag tells what is wrong with a flag.
func badFlag(_ *cobra.Command, err error) error {
	var invalid *pflag.InvalidValueError
	var bare *pflag.ValueRequiredError
	var unknown *pflag.NotExistError
	switch {
	case errors.As(err, &invalid):
		f := invalid.GetFlag()
		return fault.New(CodeBadValue, fault.Args{"flag": "--" + f.Name, "value": invalid.GetValue(),
			"want": fault.New(codeWant+fault.Code(strings.ToLower(f.Value.Type())), nil)})
	case errors.As(err, &bare):
		return fault.New(CodeNoValue, fault.Args{"flag": "--" + bare.GetFlag().Name})
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return fault.New(CodeNoFlag, fault.Args{"flag": "-" + unknown.GetSpecifiedShortnames()})
	case errors.As(err, &unknown):
		return fault.New(CodeNoFlag, fault.Args{"flag": "--" + unknown.GetSpecifiedName()})
	}
	return fault.Wrap(err, CodeFailed, fault.Args{"reason": err.Error()})
}

// knownLanguage refuses a --lang that is none of the program's; a machine's locale may be any.
func knownLanguage(c *cobra.Command, value string) error {
	if value == "" || !c.Flags().Changed("lang") {
		return nil
	}
	low := strings.ToLower(value)
	if strings.HasPrefix(low, "zh") || strings.HasPrefix(low, "en") {
		return nil
	}
	return fault.New(CodeBadLanguage, fault.Args{"value": value, "allowed": string(lang.ZH) + ", " + string(lang.EN)})
}

// named gives an error that has no code one: what the machine refused, in words and with the place.
func (p *program) named(err error) error {
	var at *fs.PathError
	path := p.config.database()
	if errors.As(err, &at) {
		path = at.Path
	}
	switch {
	case errors.Is(err, context.Canceled):
		return fault.New(CodeInterrupted, nil)
	case errors.Is(err, syscall.ENOSPC):
		return fault.Wrap(err, store.CodeDiskFull, fault.Args{"path": path})
	}
	return fault.Wrap(err, CodeFailed, fault.Args{"reason": err.Error()})
}

// untilInterrupted is a context that ends when somebody presses Ctrl+C: what a command has begun is tidied up.
func untilInterrupted(c *cobra.Command) (context.Context, context.CancelFunc) {
	return signal.NotifyContext(c.Context(), os.Interrupt)
}
