package xlsx

import "onevisit/catalog/fault"

// Faults of a file as a whole: nothing of it is taken.
const (
	CodeTooLarge  fault.Code = "xlsx.too_large"    // limit (MB)
	CodeNotBook   fault.Code = "xlsx.not_workbook" // found
	CodeOldFormat fault.Code = "xlsx.old_format"   //
	CodeMacros    fault.Code = "xlsx.macros"       //
	CodeLinks     fault.Code = "xlsx.links"        //
	CodeFormulas  fault.Code = "xlsx.formulas"     // sheet, cell
	CodeBomb      fault.Code = "xlsx.bomb"         // limit (MB)
	CodeTooMany   fault.Code = "xlsx.too_many"     // what, limit
	CodeBroken    fault.Code = "xlsx.broken"       // reason
	CodeEncoding  fault.Code = "xlsx.encoding"     //
	CodeNoTable   fault.Code = "xlsx.no_table"     //
	CodeNotAll    fault.Code = "xlsx.not_all"      // n: lines refused, and all or nothing was asked for
	CodeTooLong   fault.Code = "xlsx.too_long"     // item, column, limit: a text that no cell can hold
)

// Why a line or a part of it was refused, changed or passed over.
const (
	CodeNoDepartment fault.Code = "xlsx.no_department"  //
	CodeDuplicate    fault.Code = "xlsx.duplicate"      // first (line)
	CodeSameCode     fault.Code = "xlsx.same_code"      // code, first (line)
	CodeUnknownItem  fault.Code = "xlsx.unknown_item"   // item
	CodeIncomplete   fault.Code = "xlsx.incomplete"     // item
	CodeNoKey        fault.Code = "xlsx.no_key"         //
	CodeEmptyRow     fault.Code = "xlsx.empty_row"      //
	CodeNotFoundRow  fault.Code = "xlsx.not_found_row"  //
	CodeRepeated     fault.Code = "xlsx.repeated"       // first (line)
	CodeHTML         fault.Code = "xlsx.html"           // column
	CodeNotFound     fault.Code = "xlsx.not_found"      // column, value
	CodeRounded      fault.Code = "xlsx.rounded"        // column, value
	CodeMadeID       fault.Code = "xlsx.made_id"        // id
	CodeMadeQuestion fault.Code = "xlsx.made_question"  // text, situation
	CodeBadValue     fault.Code = "xlsx.bad_value"      // column, value
	CodeNoUnit       fault.Code = "xlsx.no_unit"        // column, value
	CodeDiffers      fault.Code = "xlsx.differs"        // column, value, kept
	CodeNoGapLimit   fault.Code = "xlsx.no_gap_limit"   //
	CodeNotKept      fault.Code = "xlsx.unknown_column" // column
)
