package kiosk

// Do is one thing that a person can ask for by a press.
type Do string

// Commands of the kiosk.
const (
	DoNothing  Do = "" // a touch that only says: I am still here
	DoBack     Do = "back"
	DoHome     Do = "home"
	DoHelp     Do = "help"
	DoOK       Do = "ok" // read it: go back to where it came from
	DoLarge    Do = "large"
	DoContrast Do = "contrast"
	DoLow      Do = "low"  // all controls in the lower half
	DoRead     Do = "read" // read the page aloud, or stop
	DoLanguage Do = "language"

	DoCheck    Do = "check"    // find an item and check the materials first
	DoDirect   Do = "direct"   // find an item and take a number at once
	DoSignIn   Do = "sign_in"  // scan a ticket
	DoProgress Do = "progress" // type or scan a number

	DoType   Do = "type"   // a key of the screen's keyboard, ID is what it types
	DoErase  Do = "erase"  // the last character
	DoClear  Do = "clear"  // everything typed
	DoEnter  Do = "enter"  // what was typed is complete
	DoOffice Do = "office" // a department's items, ID is its name
	DoItem   Do = "item"
	DoBundle Do = "bundle" // several items that belong together
	DoPage   Do = "page"   // of a list, N is the new one

	DoAnswer Do = "answer"
	DoTick   Do = "tick" // a material is there, or not after all
	DoAll    Do = "all"  // every material is there
	DoResult Do = "result"

	DoIssue    Do = "issue"
	DoList     Do = "list" // take the list home
	DoAnother  Do = "another"
	DoPriority Do = "priority"
	DoClass    Do = "class"
	DoReturn   Do = "return" // back in line after a missed call
	DoDone     Do = "done"

	DoBook   Do = "book"    // a later time: choose one
	DoDay    Do = "day"     // ID is the day
	DoSlot   Do = "slot"    // ID is the time
	DoDrop   Do = "drop"    // give an appointment back
	DoComeIn Do = "come_in" // back with what the notice lists
	DoSkip   Do = "skip"    // without an identity number

	DoGuide Do = "guide" // what the item needs
	DoPrint Do = "print"

	DoName Do = "name" // a tap on the hall's name
)
