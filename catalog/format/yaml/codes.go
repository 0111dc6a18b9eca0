package yaml

import "onevisit/catalog/fault"

// Fault codes of a file. Every fault names file and line.
const (
	CodeUnknownKey   fault.Code = "yaml.unknown_key"   // key, allowed
	CodeWriteInstead fault.Code = "yaml.write_instead" // key, instead, allowed
	CodeDuplicateKey fault.Code = "yaml.duplicate_key" // key, first (line)
	CodeWrongType    fault.Code = "yaml.wrong_type"    // key, value, want (a fault.Error with one of the codes below)
	CodeBroken       fault.Code = "yaml.broken"        // reason
	CodeTooLarge     fault.Code = "yaml.too_large"     // limit (bytes)
	CodeTooDeep      fault.Code = "yaml.too_deep"      // limit
	CodeAliases      fault.Code = "yaml.aliases"       //
	CodeEncoding     fault.Code = "yaml.encoding"      //
	CodeEmpty        fault.Code = "yaml.empty"         //
	CodeManyDocs     fault.Code = "yaml.many_documents"
	CodeUnreadable   fault.Code = "yaml.unreadable" // file
	CodeNoFiles      fault.Code = "yaml.no_files"   // folder
)

// What a value should have been: the argument "want" of CodeWrongType.
const (
	WantText     fault.Code = "yaml.want.text"
	WantWhole    fault.Code = "yaml.want.whole"
	WantNumber   fault.Code = "yaml.want.number"
	WantBool     fault.Code = "yaml.want.bool"
	WantList     fault.Code = "yaml.want.list"
	WantMapping  fault.Code = "yaml.want.mapping"
	WantDuration fault.Code = "yaml.want.duration"
	WantLimit    fault.Code = "yaml.want.limit"
	WantValid    fault.Code = "yaml.want.valid"
	WantCount    fault.Code = "yaml.want.count"
	WantAnyOf    fault.Code = "yaml.want.any_of"
	WantDays     fault.Code = "yaml.want.days"
	WantQuestion fault.Code = "yaml.want.question"
	WantOther    fault.Code = "yaml.want.other"
)
