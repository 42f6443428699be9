// What the page's script receives of a model: JSON with ready-made weights and the calendar of a few years.

package import CivilCalendar
import Diagnostics

extension TimelineModel {
    /// The model and the calendar as one JSON object without spaces, keys in a fixed order; safe inside a script element.
    ///
    /// - Parameter years: years of the calendar; the script takes weekends only in others, and calls them predicted.
    package func pageData(calendar: WorkdayCalendar, years: ClosedRange<Int>) -> String {
        "\"model\":\(modelJSON),\"calendar\":\(calendar.pageData(years: years))"
    }

    private var modelJSON: String {
        let parts = [
            "\"id\":\(jsonString(id))", "\"title\":\(jsonString(title))", "\"options\":\(array(options.map(json)))",
            "\"stages\":\(array(stages.map(json)))", "\"checkpoints\":\(array(checkpoints.map(json)))",
            "\"clocks\":\(array(clocks.map(json)))", "\"notices\":\(array(notices.map(json)))",
            "\"exits\":\(array(exits.map { jsonString($0.id) }))",
        ]
        return "{\(parts.joined(separator: ","))}"
    }

    private func json(_ option: TimelineOption) -> String {
        let choices = option.choices.map { "{\"id\":\(jsonString($0.id)),\"label\":\(jsonString($0.label))}" }
        return "{\"id\":\(jsonString(option.id)),\"label\":\(jsonString(option.label)),\"only\":\(object(option.only)),"
            + "\"choices\":\(array(choices))}"
    }

    private func json(_ stage: TimelineStage) -> String {
        let variants = stage.variants.map { variant in
            let duration = variant.duration
            return "{\"when\":\(object(variant.when)),\"least\":\(duration.least),\"most\":\(duration.most),"
                + "\"unit\":\"\(duration.unit.rawValue)\",\"weights\":\(array(duration.weights.map(String.init)))}"
        }
        let loop = stage.loop.map { ",\"loop\":{\"chance\":\($0.chance),\"to\":\(jsonString($0.to))}" } ?? ""
        let happened =
            (stage.happened.isEmpty ? "" : ",\"asks\":true") + (stage.owner == .reader ? ",\"own\":true" : "")
            + (stage.exits.isEmpty ? "" : ",\"exits\":\(array(stage.exits.map(jsonString)))")
        let next = stage.next.map { "{\"to\":\(jsonString($0.to)),\"when\":\(object($0.when))}" }
        return "{\"id\":\(jsonString(stage.id)),\"label\":\(jsonString(stage.label)),\"nature\":\"\(stage.nature.rawValue)\","
            + "\"only\":\(object(stage.only)),\"next\":\(array(next)),\"variants\":\(array(variants))\(loop)\(happened)}"
    }

    private func json(_ checkpoint: TimelineCheckpoint) -> String {
        let moment: String =
            switch checkpoint.moment {
            case .stage(let id): "\"stage\":\(jsonString(id))"
            case .clock(let id): "\"clock\":\(jsonString(id))"
            }
        return "{\(moment),\"if\":\(jsonString(checkpoint.situation)),\"do\":\(jsonString(checkpoint.action)),"
            + "\"bring\":\(jsonString(checkpoint.bring))}"
    }

    private func json(_ clock: TimelineClock) -> String {
        let event: String =
            switch clock.event {
            case .start: ""
            case .stage(let id): ",\"stage\":\(jsonString(id))"
            case .clock(let id): ",\"clock\":\(jsonString(id))"
            }
        let limits =
            (clock.limits.isEmpty ? "" : ",\"limits\":\(jsonString(clock.limits))")
            + (clock.lapsed.isEmpty ? "" : ",\"lapsed\":\(jsonString(clock.lapsed))")
            + (clock.exits.isEmpty ? "" : ",\"exits\":\(array(clock.exits.map(jsonString)))")
        return "{\"id\":\(jsonString(clock.id)),\"label\":\(jsonString(clock.label)),\"owner\":\"\(clock.owner.rawValue)\","
            + "\"count\":\(clock.count),\"unit\":\"\(clock.unit.rawValue)\",\"when\":\(object(clock.when)),"
            + "\"verification\":\"\(clock.verification.rawValue)\",\"condition\":\(jsonString(clock.condition)),"
            + "\"basis\":\(array(clock.basis.map(jsonString)))\(event)\(limits)}"
    }

    private func json(_ notice: TimelineNotice) -> String {
        "{\"text\":\(jsonString(notice.text)),\"when\":\(object(notice.when)),\"after\":\(jsonString(notice.after))}"
    }

    private func object(_ condition: TimelineCondition) -> String {
        let items = condition.accepted.sorted { $0.key < $1.key }.map { "\(jsonString($0.key)):\(array($0.value.map(jsonString)))" }
        return "{\(items.joined(separator: ","))}"
    }

    private func array(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }
}
