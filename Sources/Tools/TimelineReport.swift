// An estimate as plain text and JSON. The words are the flagship's: Chinese. The page's script writes the same text.

package import CivilCalendar
import Diagnostics

extension TimelineModel {
    /// The running clocks with their model's part, in written order.
    package func running(in result: TimelineResult) -> [(clock: TimelineClock, dates: ClockEstimate)] {
        result.clocks.compactMap { dates in clocks.first { $0.id == dates.id }.map { ($0, dates) } }
    }

    /// The estimate for a terminal or a chat: the reader's own deadline first, one sentence, the stages, what to do when, clocks apart.
    package func text(of result: TimelineResult) -> String {
        var lines = [heading(of: result)] + answer(of: result)
        let own = running(in: result).filter { $0.clock.owner == .reader }
        if !own.isEmpty { lines += ["", "你自己要守的期限（按早的算）"] + own.flatMap { clockLines($0, in: result) } }
        for (nature, title) in [(TimelineNature.experience, "各阶段（经验）"), (.statute, "各阶段（规定）")] {
            let stages = result.stages.filter { $0.nature == nature }
            if !stages.isEmpty { lines += ["", title] + stages.map { line(of: $0, in: result) } }
        }
        if !result.checkpoints.isEmpty { lines += ["", "到这天还没消息，就做这件事"] }
        for point in result.checkpoints {
            let checkpoint = checkpoints[point.index]
            let past = point.date < result.today ? "（这天已经过了）" : ""
            lines.append("  \(day(point.date, result))\(past)：如果\(checkpoint.situation)：\(checkpoint.action)")
            if !checkpoint.bring.isEmpty { lines.append("    带上：\(checkpoint.bring)") }
        }
        let others = running(in: result).filter { $0.clock.owner == .other }
        if !others.isEmpty { lines += ["", "对方要守的期限（按晚的算，和上面的经验值不相加）"] + others.flatMap { clockLines($0, in: result) } }
        return lines.joined(separator: "\n").replacing("\u{A0}", with: " ") + "\n"
    }

    private func heading(of result: TimelineResult) -> String {
        let labels = labels(of: result.choices)
        return "\(title)：从 \(result.start.chineseLong) 算起" + (labels.isEmpty ? "" : "（\(labels.joined(separator: "；"))）")
    }

    private func answer(of result: TimelineResult) -> [String] {
        var lines = result.notice.map { ["\(notices[$0].text)。"] } ?? []
        lines += lead(of: result).map { [$0] } ?? []
        lines += running(in: result).filter { result.lapsedOwn.contains($0.dates) }.map { clock, dates in
            "“\(clock.label)”的期限到 \(day(dates.late, result)) 已经过了。\(clock.lapsed)。"
        }
        if let finish = result.finish {
            lines.append(sentence(of: finish, in: result))
            if !finish.isKnown, finish.nature == .experience || finish.p10 < finish.p90 { lines.append("经验值只供参考，不是承诺。") }
        }
        if !result.provisionalYears.isEmpty { lines.append(provisionalNote(result.provisionalYears)) }
        return lines
    }

    private func lead(of result: TimelineResult) -> String? {
        guard let own = result.firstOwn, let clock = clocks.first(where: { $0.id == own.id }) else { return nil }
        let last = day(own.shown, result)
        if own.state == .rolled { return "\(clock.label)：早的一天已经过了，遇休假顺延，最晚 \(last)，今天就办。" }
        if own.shown == result.today { return "今天（\(last)）是最后一天：\(clock.label)。" }
        return result.notice == nil ? "你最先要守的是 \(last)：\(clock.label)。" : "还要记住 \(last)：\(clock.label)。"
    }

    /// When the way is over. Never the same day twice as if it were a range.
    private func sentence(of finish: StageEstimate, in result: TimelineResult) -> String {
        let likely = day(finish.p50, result)
        if finish.isKnown { return "“\(finish.label)”在 \(likely) 已经结束。" }
        if finish.p10 == finish.p90, finish.nature == .statute {
            return "“\(finish.label)”到 \(day(finish.deadline ?? finish.p50, result)) 为止，这是按规定数的。"
        }
        if finish.p50 < finish.p80 { return "多半在 \(likely)前后，八成不晚于 \(day(finish.p80, result))。" }
        if finish.p50 < finish.p90 { return "多半在 \(likely)前后，九成不晚于 \(day(finish.p90, result))。" }
        return finish.p10 < finish.p90 ? "最快 \(day(finish.p10, result))，九成不晚于 \(likely)。" : "多半在 \(likely)前后，也可能更慢。"
    }

    private func day(_ date: CivilDate, _ result: TimelineResult) -> String {
        date.year == result.today.year ? date.chineseShort : date.chineseLong
    }

    private func line(of stage: StageEstimate, in result: TimelineResult) -> String {
        if stage.isKnown { return "  \(stage.label)：\(stage.isImplied ? "不晚于 " : "")\(day(stage.p50, result))，已经过去" }
        let basis = "依据 \(stage.basis.joined(separator: "、"))"
        if let deadline = stage.deadline { return "  \(stage.label)：到 \(day(deadline, result))（\(basis)）" }
        if stage.p10 == stage.p90 { return "  \(stage.label)：到 \(day(stage.p50, result))（\(basis)）" }
        let late =
            stage.p80 > stage.p50
            ? "八成不晚于 \(day(stage.p80, result))"
            : stage.p90 > stage.p50 ? "慢的话 \(day(stage.p90, result))" : "最快 \(day(stage.p10, result))"
        let estimated = stage.nature == .statute ? "按估算的日子推，" : ""
        return "  \(stage.label)：多半 \(day(stage.p50, result))，\(late)（\(estimated)\(basis)）"
    }

    private func clockLines(_ running: (clock: TimelineClock, dates: ClockEstimate), in result: TimelineResult) -> [String] {
        let (clock, dates) = running
        let estimated = dates.isEstimated ? "按估算的日子推，" : ""
        let ground = "\(clock.basis.joined(separator: "、"))，\(clock.verification.words)"
        var lines = ["  \(day(dates.shown, result))：\(clock.label)（\(estimated)\(ground)）"]
        lines.append("    \(clock.condition)")
        if let words = words(for: clock, dates) { lines.append("    \(words)") }
        if dates.early != dates.late {
            lines.append("    两种算法：早 \(day(dates.early, result))，晚 \(day(dates.late, result))")
        }
        return lines
    }

    /// What has become of a clock; nil while it simply runs.
    private func words(for clock: TimelineClock, _ dates: ClockEstimate) -> String? {
        switch dates.state {
        case .running: nil
        case .rolled: "早的一天已经过了，按遇休假顺延的算法还来得及，今天就办。"
        case .over: "这一步已经过去。"
        case .lapsed where dates.owner == .other: "这天已经过了。"
        case .lapsed where dates.isEstimated: "估算的这天已经过了：填上真正的日子再看。"
        case .lapsed: "已经过了。\(clock.lapsed)。"
        }
    }

    /// What waiting for a stage without news means on a day, and what to do next.
    package func waitingText(for stage: String, on today: CivilDate, in result: TimelineResult, calendar: WorkdayCalendar) -> String {
        guard let waiting = waiting(for: stage, on: today, in: result, calendar: calendar) else {
            return "\(today.chineseLong)：这一步还没开始、已经过去，或者这条路上没有这一步。\n".replacing("\u{A0}", with: " ")
        }
        var lines: [String] = []
        if let index = waiting.expired, let clock = clocks.first(where: { $0.id == result.clocks[index].id }) {
            lines.append("“\(clock.label)”的期限到 \(day(result.clocks[index].late, result)) 已经过了（\(clock.basis.joined(separator: "、"))）。")
        }
        if waiting.isLate {
            lines.append("到 \(day(today, result))，已经超过这套经验值里最慢的情况。")
        } else {
            // The slowest day of experience is no promise: never 100 %.
            let percent = min(95, Int((waiting.chance * 20).rounded()) * 5)
            lines.append("到 \(day(today, result)) 还没有消息：到 \(day(waiting.through, result))（5 个工作日内）等到答复的机会大约 \(percent)%。")
        }
        lines.append("这说的是有没有答复，不是会不会同意。")
        if let step = waiting.step { lines.append("现在就可以：\(checkpoints[step].action)。") }
        return lines.joined(separator: "\n").replacing("\u{A0}", with: " ") + "\n"
    }

    /// The same as JSON with keys in a fixed order; `chance` is null where the stage is not under way.
    package func waitingJSON(for stage: String, on today: CivilDate, in result: TimelineResult, calendar: WorkdayCalendar) -> String {
        let waiting = waiting(for: stage, on: today, in: result, calendar: calendar)
        var fields = [("model", jsonString(id)), ("stage", jsonString(stage)), ("on", "\"\(today)\"")]
        if let waiting {
            fields += [("chance", "\(waiting.chance)"), ("through", "\"\(waiting.through)\""), ("late", "\(waiting.isLate)")]
            fields.append(("expired", waiting.expired.map { jsonString(result.clocks[$0].id) } ?? "null"))
            fields.append(("do", waiting.step.map { jsonString(checkpoints[$0].action) } ?? "null"))
        } else {
            fields.append(("chance", "null"))
        }
        return "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}\n"
    }

    func provisionalNote(_ years: [Int]) -> String {
        "\(years.map(String.init).joined(separator: "、")) 年放假安排公布前为暂估，日期可能往后挪几天。"
    }

    /// The estimate as JSON with keys in a fixed order.
    package func json(of result: TimelineResult) -> String {
        let choices = options.map { "\(jsonString($0.id)):\(jsonString(result.choices[$0.id] ?? ""))" }.joined(separator: ",")
        let stages = result.stages.map { stage in
            "{\"id\":\(jsonString(stage.stage)),\"label\":\(jsonString(stage.label)),\"nature\":\"\(stage.nature.rawValue)\","
                + "\"begin\":\"\(stage.begin)\",\"p10\":\"\(stage.p10)\",\"p50\":\"\(stage.p50)\",\"p80\":\"\(stage.p80)\",\"p90\":\"\(stage.p90)\","
                + (stage.deadline.map { "\"deadline\":\"\($0)\"," } ?? "") + "\"known\":\(stage.isKnown),\"basis\":\(list(stage.basis))}"
        }
        let clocks = running(in: result).map { clock, dates in
            "{\"id\":\(jsonString(clock.id)),\"label\":\(jsonString(clock.label)),\"owner\":\"\(clock.owner.rawValue)\","
                + "\"date\":\"\(dates.shown)\",\"early\":\"\(dates.early)\",\"late\":\"\(dates.late)\",\"estimated\":\(dates.isEstimated),"
                + "\"state\":\"\(dates.state.rawValue)\","
                + "\"verification\":\"\(clock.verification.rawValue)\",\"condition\":\(jsonString(clock.condition)),\"basis\":\(list(clock.basis))}"
        }
        let points = result.checkpoints.map { point in
            let checkpoint = checkpoints[point.index]
            return "{\"date\":\"\(point.date)\",\"of\":\(jsonString(checkpoint.moment.id)),\"if\":\(jsonString(checkpoint.situation)),"
                + "\"do\":\(jsonString(checkpoint.action)),\"bring\":\(jsonString(checkpoint.bring)),\"letter\":\(jsonString(checkpoint.letter))}"
        }
        return "{\"model\":\(jsonString(id)),\"from\":\"\(result.start)\",\"today\":\"\(result.today)\",\"choices\":{\(choices)},"
            + "\"stages\":[\(stages.joined(separator: ","))],\"checkpoints\":[\(points.joined(separator: ","))],"
            + "\"clocks\":[\(clocks.joined(separator: ","))],\"provisionalYears\":\(result.provisionalYears)}\n"
    }

    private func list(_ ids: [String]) -> String { "[\(ids.map(jsonString).joined(separator: ","))]" }
}

extension ClockVerification {
    /// How well the period is known, for readers.
    var words: String {
        switch self {
        case .text: "看过条文"
        case .reprint: "只见过转载，以官方文本为准"
        case .unverified: "没有核到原文，不能当规定用"
        }
    }
}
