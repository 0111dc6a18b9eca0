package counter

// Command is one thing that a clerk can ask for, by key or by button. The words of its button are keyed
// "counter.do.<command>", those of the sheet of keys "counter.keys.<command>".
type Command string

// Commands of the counter.
const (
	CmdOpen     Command = "open"     // open the window, or go on after a pause
	CmdFinish   Command = "finish"   // finish the visit without calling the next
	CmdNext     Command = "next"     // finish if everything is decided, then call the next
	CmdRecall   Command = "recall"   // call the same person again
	CmdNoShow   Command = "no_show"  // nobody came
	CmdArrive   Command = "arrive"   // the person is at the window
	CmdTransfer Command = "transfer" // to another line or window
	CmdHold     Command = "hold"     // put aside, or without a visit: take up one that was put aside
	CmdAccept   Command = "accept"
	CmdGap      Command = "gap" // accept with a written promise
	CmdNotice   Command = "notice"
	CmdRefuse   Command = "refuse"
	CmdPause    Command = "pause" // pause the window, or go on

	CmdUp        Command = "up"
	CmdDown      Command = "down"
	CmdToggle    Command = "toggle"    // given or not given
	CmdWrong     Command = "wrong"     // brought, but not what is asked for
	CmdUnclear   Command = "unclear"   // cannot be read
	CmdFix       Command = "fix"       // can be mended on the spot
	CmdWaive     Command = "waive"     // not needed here, with a reason
	CmdWhich     Command = "which"     // which of several documents was brought
	CmdDate      Command = "date"      // note the date on the document
	CmdPledge    Command = "pledge"    // replaced by a written promise
	CmdQuestions Command = "questions" // change an answer
	CmdCase      Command = "case"      // next case of the visit
	CmdCaseBack  Command = "case_back" // the one before

	CmdDone      Command = "done"  // stop the selected clock: finished
	CmdClock     Command = "clock" // pause the selected clock, or go on
	CmdClockUp   Command = "clock_up"
	CmdClockDown Command = "clock_down"

	CmdSearch   Command = "search"
	CmdReprint  Command = "reprint"
	CmdUndo     Command = "undo" // take back the last wrong click
	CmdScan     Command = "scan" // type a number
	CmdLanguage Command = "language"
	CmdLarger   Command = "larger" // larger text
	CmdSmaller  Command = "smaller"
	CmdNormal   Command = "normal" // the usual text
	CmdColors   Command = "colors" // light, dark, full contrast

	CmdCases  Command = "cases"  // cases of the day, and earlier ones that are open
	CmdQueue  Command = "queue"  // who waits, and why there
	CmdMore   Command = "more"   // what else can be done about a case: papers, clock, result
	CmdJot    Command = "jot"    // write a note
	CmdPerson Command = "person" // who applies, for the forms
	CmdLogin  Command = "login"  // another clerk sits here
	CmdRefer  Command = "refer"  // another office is in charge
	CmdCancel Command = "cancel" // the person left
	CmdRules  Command = "rules"  // what has changed in the rules
	CmdHelp   Command = "help"   // call a colleague, or take the call back
	CmdAnswer Command = "answer" // to a colleague's call
	CmdSeen   Command = "seen"   // the alarm that is shown was seen
	CmdDigits Command = "digits" // in the sheet of keys: how many sheets, which answer
	CmdKeys   Command = "keys"   // all keys
	CmdEnter  Command = "enter"
	CmdEscape Command = "escape"
)

// keyName is what stands on a button or in the sheet of keys. The names of keys are the same in every language.
var keyName = map[Command]string{
	CmdFinish: "F1", CmdNext: "F2", CmdRecall: "F3", CmdNoShow: "F4", CmdArrive: "F5", CmdTransfer: "F6", CmdHold: "F7",
	CmdAccept: "F8", CmdGap: "F9", CmdNotice: "F10", CmdRefuse: "F11", CmdPause: "F12", CmdOpen: "Enter",
	CmdUp: "↑", CmdDown: "↓", CmdToggle: "Space", CmdWrong: "w", CmdUnclear: "u", CmdFix: "f", CmdWaive: "x", CmdWhich: "o",
	CmdDate: "d", CmdPledge: "p", CmdQuestions: "q", CmdCase: "→", CmdCaseBack: "←",
	CmdDone: "Ctrl+Enter", CmdClock: "Ctrl+T", CmdClockUp: "Ctrl+↑", CmdClockDown: "Ctrl+↓",
	CmdSearch: "Ctrl+K", CmdReprint: "Ctrl+P", CmdUndo: "Ctrl+Z", CmdScan: "/", CmdLanguage: "Ctrl+L", CmdLarger: "Ctrl+=", CmdSmaller: "Ctrl+-", CmdNormal: "Ctrl+0", CmdColors: "Ctrl+B",
	CmdCases: "Ctrl+O", CmdQueue: "Ctrl+J", CmdMore: "Ctrl+M", CmdJot: "Ctrl+N", CmdPerson: "Ctrl+I", CmdLogin: "Ctrl+U",
	CmdRefer: "Ctrl+R", CmdCancel: "Ctrl+D", CmdRules: "Ctrl+G", CmdSeen: "Ctrl+Y", CmdHelp: "Ctrl+H", CmdAnswer: "Ctrl+E", CmdKeys: "?", CmdDigits: "0–9", CmdEscape: "Esc",
}

// byRune are the commands of plain letters. Capital letters and all others go to the number field, so that a ticket's
// label can be typed at any time.
var byRune = map[rune]Command{
	'w': CmdWrong, 'u': CmdUnclear, 'f': CmdFix, 'x': CmdWaive, 'o': CmdWhich, 'd': CmdDate, 'p': CmdPledge,
	'q': CmdQuestions, '?': CmdKeys, '？': CmdKeys,
}

// helpOrder is the order of the sheet of keys, in three columns.
var helpOrder = [][]Command{
	{CmdNext, CmdFinish, CmdRecall, CmdNoShow, CmdArrive, CmdTransfer, CmdHold, CmdPause, CmdRefer, CmdCancel, CmdUndo, CmdLogin, CmdScan,
		CmdQueue, CmdHelp, CmdAnswer, CmdSeen},
	{CmdAccept, CmdGap, CmdNotice, CmdRefuse, CmdCaseBack, CmdCase, CmdQuestions, CmdMore, CmdReprint, CmdPerson, CmdJot, CmdRules,
		CmdSearch, CmdCases, CmdDone, CmdClock, CmdClockUp},
	{CmdUp, CmdDown, CmdToggle, CmdDigits, CmdWrong, CmdUnclear, CmdFix, CmdWaive, CmdWhich, CmdDate, CmdPledge, CmdClockDown,
		CmdLanguage, CmdLarger, CmdSmaller, CmdNormal, CmdColors},
}
