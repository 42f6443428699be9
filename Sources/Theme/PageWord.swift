// The strings of a theme that stand in the text of pages, not in templates.

/// A word that rendered Markdown needs, by its key in `strings.LANGUAGE.yml`.
package enum PageWord: String, Sendable, CaseIterable {
    case alertNote = "alert_note"
    case alertTip = "alert_tip"
    case alertImportant = "alert_important"
    case alertWarning = "alert_warning"
    case alertCaution = "alert_caution"
    /// Name of the region of notes at the end of a page.
    case footnotes
    /// Name of the link from a note back to the text; the note's number follows.
    case footnoteBack = "footnote_back"
    /// Name of a table that stands before the first heading.
    case table = "table_name"
}
