package app

import (
	"bufio"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// CodeNoPassword is a password that did not come on the standard input. No args.
const CodeNoPassword fault.Code = "cli.no_password"

// staffCommand is the people of the hall from the command line, and the way back for managers who forgot their
// passwords.
func (p *program) staffCommand() *cobra.Command {
	w := p.words()
	c := &cobra.Command{Use: "staff", Short: w.T("cli.staff"), Args: cobra.NoArgs, RunE: p.listStaff}
	list := &cobra.Command{Use: "list", Short: w.T("cli.staff.list"), Args: cobra.NoArgs, RunE: p.listStaff}
	reset := &cobra.Command{Use: "reset", Short: w.T("cli.staff.reset"), Args: cobra.NoArgs, RunE: p.resetStaff}
	c.AddCommand(list, p.putStaffCommand(), reset)
	return c
}

// putStaffCommand adds somebody or changes what is known of them. The password comes on the standard input, where no
// other process sees it.
func (p *program) putStaffCommand() *cobra.Command {
	w, role, off, windows := p.words(), "", false, []string(nil)
	c := &cobra.Command{Use: "put ID NAME", Short: w.T("cli.staff.put"), Args: cobra.ExactArgs(2)}
	c.Flags().StringVar(&role, "role", string(queue.RoleClerk), w.T("cli.flag.role"))
	c.Flags().StringSliceVar(&windows, "windows", nil, w.T("cli.flag.staff_windows"))
	c.Flags().BoolVar(&off, "inactive", false, w.T("cli.flag.inactive"))
	password := c.Flags().Bool("password", false, w.T("cli.flag.password"))
	c.RunE = func(c *cobra.Command, a []string) error {
		secret := ""
		if *password {
			line, err := bufio.NewReader(p.in).ReadString('\n')
			if secret = strings.TrimRight(line, "\r\n"); secret == "" { // an empty one would leave the old one as it is
				return fault.Wrap(err, CodeNoPassword, nil)
			}
		}
		return p.withStation(c.Context(), func(st *Station) error {
			all, err := st.Hall.Staff(c.Context())
			if err != nil {
				return err
			}
			wish := queue.Member{ID: a[0], Name: a[1], Role: queue.Role(role), Windows: windows, Inactive: off}
			if at := slices.IndexFunc(all, func(m queue.Member) bool { return m.ID == strings.TrimSpace(a[0]) }); at >= 0 {
				keepUnsaid(c, &wish, all[at])
			}
			m, err := st.Hall.PutMember(c.Context(), queue.Act{Clerk: p.config.Clerk}, wish, secret)
			if err != nil {
				return err
			}
			return p.print(m, p.memberLine(m))
		})
	}
	return c
}

// keepUnsaid leaves what no flag speaks of as it is known: who only gets a new password stays a manager.
func keepUnsaid(c *cobra.Command, wish *queue.Member, known queue.Member) {
	if !c.Flags().Changed("role") {
		wish.Role = known.Role
	}
	if !c.Flags().Changed("windows") {
		wish.Windows = known.Windows
	}
	if !c.Flags().Changed("inactive") {
		wish.Inactive = known.Inactive
	}
}

func (p *program) listStaff(c *cobra.Command, _ []string) error {
	return p.withHall(c.Context(), func(st *Station) error {
		all, err := st.Hall.Staff(c.Context())
		if err != nil {
			return err
		}
		lines := make([]string, 0, len(all))
		for _, m := range all {
			lines = append(lines, p.memberLine(m))
		}
		if len(all) == 0 {
			lines = []string{p.words().T("manager.people.none")}
		}
		if all == nil {
			all = []queue.Member{}
		}
		return p.print(all, lines...)
	})
}

// memberLine is somebody in one line.
func (p *program) memberLine(m queue.Member) string {
	w := p.words()
	parts := []string{m.ID, m.Name, w.T("manager.role." + string(m.Role))}
	if len(m.Windows) > 0 {
		parts = append(parts, strings.Join(m.Windows, w.T("common.comma")))
	}
	if m.Inactive {
		parts = append(parts, w.T("manager.people.inactive"))
	}
	if m.Secret != "" {
		parts = append(parts, w.T("manager.people.has_password"))
	}
	return strings.Join(parts, "  ")
}

// resetStaff takes every password away: the manager's seat opens without one again. Whoever can run this on a machine of
// the hall can also read its database; the journal keeps that it was done.
func (p *program) resetStaff(c *cobra.Command, _ []string) error {
	return p.withStation(c.Context(), func(st *Station) error {
		n, err := st.Hall.ClearPasswords(c.Context(), queue.Act{})
		if err != nil {
			return err
		}
		return p.print(map[string]int{"cleared": n}, p.words().T("cli.staff.reset_done", lang.Args{"n": n}))
	})
}
