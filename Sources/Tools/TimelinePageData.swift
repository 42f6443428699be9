// What the page's script receives of a model: JSON with ready-made weights and the calendar of a few years.

package import CivilCalendar
import Diagnostics

extension TimelineModel {
    /// The model and the calendar as one JSON object without spaces, keys in a fixed order; safe inside a script element.
    ///
    /// - Parameter years: years of the calendar; the script takes weekends only in others, and calls them predicted.
    package func pageData(calendar: WorkdayCalendar, years: ClosedRange<Int>) -> String {
        "\"model\":\(modelJSON),\"calendar\":\(calendarJSON(calendar, years))"
    }

    private var modelJSON: String {
        let parts = [
            "\"id\":\(jsonString(id))", "\"title\":\(jsonString(title))", "\"options\":\(array(options.map(json)))",
            "\"stages\":\(array(stages.map(json)))", "\"checkpoints\":\(array(checkpoints.map(json)))",
            "\"clocks\":\(array(clocks.map(json)))",
        ]
        return "{\(parts.joined(separator: ","))}"
    }

    private func json(_ option: TimelineOption) -> String {
        let choices = option.choices.map { "{\"id\":\(jsonString($0.id)),\"label\":\(jsonString($0.label))}" }
        return "{\"id\":\(jsonString(option.id)),\"label\":\(jsonString(option.label)),\"choices\":\(array(choices))}"
    }

    private func json(_ stage: TimelineStage) -> String {
        let variants = stage.variants.map { variant in
            let duration = variant.duration
            return "{\"when\":\(object(variant.when)),\"least\":\(duration.least),\"most\":\(duration.most),"
                + "\"unit\":\"\(duration.unit.rawValue)\",\"weights\":\(array(duration.weights.map(String.init))),"
                + "\"basis\":\(array(variant.basis.map(jsonString)))}"
        }
        return "{\"id\":\(jsonString(stage.id)),\"label\":\(jsonString(stage.label)),\"nature\":\"\(stage.nature.rawValue)\","
            + "\"only\":\(object(stage.only)),\"again\":\(stage.again),\"variants\":\(array(variants))}"
    }

    private func json(_ checkpoint: TimelineCheckpoint) -> String {
        "{\"stage\":\(jsonString(checkpoint.stage)),\"if\":\(jsonString(checkpoint.situation)),"
            + "\"do\":\(jsonString(checkpoint.action)),\"bring\":\(jsonString(checkpoint.bring))}"
    }

    private func json(_ clock: TimelineClock) -> String {
        "{\"id\":\(jsonString(clock.id)),\"label\":\(jsonString(clock.label)),\"count\":\(clock.count),\"unit\":\"\(clock.unit.rawValue)\","
            + "\"condition\":\(jsonString(clock.condition)),\"basis\":\(array(clock.basis.map(jsonString)))}"
    }

    private func calendarJSON(_ calendar: WorkdayCalendar, _ years: ClosedRange<Int>) -> String {
        let statuses = years.map { "\"\($0)\":\"\(calendar.status(of: $0).rawValue)\"" }
        var holidays: [String] = []
        var makeUpDays: [String] = []
        guard let first = CivilDate(year: years.lowerBound, month: 1, day: 1),
            let last = CivilDate(year: years.upperBound, month: 12, day: 31)
        else { return "{}" }
        for number in first.dayNumber...last.dayNumber {
            let date = CivilDate(dayNumber: number)
            if let name = calendar.holidayName(date) { holidays.append("[\"\(date)\",\(jsonString(name))]") }
            if calendar.isMakeUpDay(date) { makeUpDays.append("\"\(date)\"") }
        }
        return "{\"years\":{\(statuses.joined(separator: ","))},\"holidays\":\(array(holidays)),"
            + "\"workdays\":\(array(makeUpDays))}"
    }

    private func object(_ choices: TimelineChoices) -> String {
        "{" + choices.sorted { $0.key < $1.key }.map { "\(jsonString($0.key)):\(jsonString($0.value))" }.joined(separator: ",") + "}"
    }

    private func array(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }
}
