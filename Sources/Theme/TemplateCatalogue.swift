// The templates a theme must have, and the view each of them shows.

/// A view with a template of its own.
package protocol RootView: TemplateView {
    /// Path of the template below `templates/`, without `.mustache`.
    static var templateName: String { get }
}

extension HomeView: RootView { package static let templateName = "home" }
extension GuideView: RootView { package static let templateName = "guide" }
extension QuestionView: RootView { package static let templateName = "question" }
extension ToolPageView: RootView { package static let templateName = "tool" }
extension PlainPageView: RootView { package static let templateName = "plain" }
extension TopicView: RootView { package static let templateName = "topic" }
extension ListView: RootView { package static let templateName = "list" }
extension QuestionIndexView: RootView { package static let templateName = "question-index" }
extension GlossaryView: RootView { package static let templateName = "glossary" }
extension SourcesView: RootView { package static let templateName = "sources" }
extension SearchPageView: RootView { package static let templateName = "search" }
extension NotFoundView: RootView { package static let templateName = "not-found" }
extension RedirectView: RootView { package static let templateName = "redirect" }
extension FramedPageView: RootView { package static let templateName = "page" }
extension TimelineToolView: RootView { package static let templateName = "tools/timeline" }
extension CalculatorToolView: RootView { package static let templateName = "tools/calculator" }
extension LettersToolView: RootView { package static let templateName = "tools/letters" }
extension PhrasesToolView: RootView { package static let templateName = "tools/phrases" }
extension LogToolView: RootView { package static let templateName = "tools/log" }
extension DecisionToolView: RootView { package static let templateName = "tools/escalation" }
extension MaterialsToolView: RootView { package static let templateName = "tools/materials" }

/// Every view with a template. A new tool adds its view type here, one line.
let templateCatalogue: [any RootView.Type] = [
    FramedPageView.self,
    HomeView.self,
    GuideView.self,
    QuestionView.self,
    ToolPageView.self,
    PlainPageView.self,
    TopicView.self,
    ListView.self,
    QuestionIndexView.self,
    GlossaryView.self,
    SourcesView.self,
    SearchPageView.self,
    NotFoundView.self,
    RedirectView.self,
    TimelineToolView.self,
    CalculatorToolView.self,
    LettersToolView.self,
    PhrasesToolView.self,
    LogToolView.self,
    DecisionToolView.self,
    MaterialsToolView.self,
]

extension RootView {
    static var schema: ViewSchema { ViewSchema(Self.self) }
}
