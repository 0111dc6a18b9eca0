package paper

import "onevisit/app/lang"

// TicketJob makes the job that prints a ticket on paper of so many dots; the file that keeps it has the ticket's label.
func TicketJob(t Ticket, w *lang.Words, dots int, day string) (Job, error) {
	pdf, err := ticketPDF(t, w, dots)
	if err != nil {
		return Job{}, err
	}
	return Job{Name: t.Label, Day: day, Picture: Draw(t, w, dots), PDF: pdf}, nil
}

// FormJob makes the job that prints a form. Only the list to take home also has a picture, of so many dots, for a
// kiosk's ticket printer; legal papers are A4.
func FormJob(f Form, w *lang.Words, dots int, day string) (Job, error) {
	pdf, err := PDF(f, w)
	if err != nil {
		return Job{}, err
	}
	name := string(f.Kind)
	for _, part := range []string{f.Label, f.Number} {
		if part != "" {
			name += "-" + part
		}
	}
	job := Job{Name: name, Day: day, PDF: pdf}
	if f.Kind == TakeHome {
		if job.Picture, err = Strip(f, w, dots); err != nil {
			return Job{}, err
		}
	}
	return job, nil
}
