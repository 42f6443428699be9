// What a reader changes in each tool, for the benchmark: by tool, pairs of what is done before and of the change that is timed.
// Both are changes of what the page shows. Runs in the page; measures nothing itself.
(() => {
    const one = (selector, parent = document) => parent.querySelector(selector), all = (selector) => [...document.querySelectorAll(selector)];
    const send = (element, name) => element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
    const type = (element, value, name = 'input') => { element.value = value; send(element, name); };
    const tick = (element) => { element.checked = true; send(element, 'change'); };

    const go = (fragment) => { history.replaceState(null, '', fragment); window.dispatchEvent(new HashChangeEvent('hashchange')); };

    // The estimator: every combination of the options, begun soon, before the year's end, and so late that the answer lies in a year
    // without an official calendar. Another day before, so that all of the page changes.
    const AHEAD = [0, 38, 200, 330];
    function timeline() {
        const form = one('.timeline-form'), { model } = JSON.parse(one('[data-tool=timeline] script.tool-data').textContent);
        const options = model.options.map(option => option.choices.map(choice => [option.id, choice.id]));
        const combinations = options.reduce((some, choices) => some.flatMap(each => choices.map(choice => each.concat([choice]))), [[]]);
        const day = (days) => new Date(Date.now() + days * 86400000).toISOString().slice(0, 10);
        return AHEAD.flatMap(days => combinations.map(combination => [
            () => type(form.elements.start, day(days + 3)),
            () => {
                form.elements.start.value = day(days);
                for (const [name, value] of combination) one(`input[name="${name}"][value="${value}"]`, form).checked = true;
                send(form, 'change');
            },
        ]));
    }

    // The calculator: for each of its questions an answer, then a changed figure in it.
    function calculator() {
        const form = one('[data-tool=calculator] [data-part=form]');
        const set = (values) => { for (const name in values) form.elements[name].value = values[name]; };
        const questions = [
            [{ topic: 'cost', known: 'rate', amount: '50000', rate: '15.4', unit: 'year', months: '36', method: 'equal-payment' }, 'amount', '60000'],
            [{ topic: 'cost', known: 'payments', received: '10000', way: 'monthly', payment: '980', count: '12' }, 'payment', '1020'],
            [{ topic: 'cost', known: 'overdue', overdue: '20000', daily: '0.05', multiple: '1.5', due: '2026-05-01' }, 'overdue', '26000'],
            [{ topic: 'plan', owed: '30000', planrate: '18', planunit: 'year', monthly: '1200' }, 'monthly', '1500'],
            [{ topic: 'compare', owed: '30000', 'a-each': '1000', 'a-count': '30', 'b-first': '5000', 'b-each': '800', 'b-count': '36' }, 'a-each', '1100'],
        ];
        return questions.map(([values, name, value]) => [
            () => { set(values); send(form, 'change'); send(form, 'submit'); },
            () => type(form.elements[name], value),
        ]);
    }

    // A letter: its short and long fields, then the choice of another letter and of this one again.
    function letters() {
        const field = (name) => one(`.letter:not([hidden]) [name="${name}"]`), here = '#' + one('.letter:not([hidden])').id;
        const other = all('.letter').map(letter => '#' + letter.id).find(fragment => fragment !== here);
        const values = { name: '张三', lender: '深圳前海微众银行', facts: '11 月 3 日 23 点来电，要求我当晚还款。'.repeat(4), wish: '说明收费依据。' };
        return Object.entries(values).filter(([name]) => field(name)).map(([name, value]) => [
            () => type(field(name), ''),
            () => type(field(name), value),
        ]).concat([[() => go(other), () => go(here)]]);
    }

    // The phrases: words that leave few, then many again.
    function phrases() {
        const field = one('[data-tool=phrases] input[name=words]');
        return ['今天不还就起诉', 'jintianbuhuan', '緊急聯繫人', '征', ''].map(words => [() => type(field, words ? '' : '征信'), () => type(field, words)]);
    }

    // The materials: each way, and each step on it.
    function materials() {
        const select = one('[data-tool=materials] [data-part=route]'), routes = [...select.options].map(option => option.value);
        return routes.flatMap((route, index) => {
            const other = () => type(select, routes[(index + 1) % routes.length], 'change');
            const steps = all(`[data-tool=materials] input[type=radio][name="${route}"]`).slice(1);
            return [[other, () => type(select, route, 'change')]].concat(steps.map(step => [() => type(select, route, 'change'), () => tick(step)]));
        });
    }

    // The escalation guide: question after question to an outcome.
    function escalation() {
        const root = one('[data-tool=escalation]'), seen = ['#' + root.id];
        for (let step = 0; step < 12; step += 1) {
            const answers = all('.decision-step:not([hidden]) [data-answer]');
            if (!answers.length) break;
            const data = JSON.parse(one('script.tool-data', root).textContent), engine = SignpostDecision.make(data.tree);
            const state = engine.readFragment(location.hash) || engine.state([]);
            seen.push(engine.fragment(state.answers.concat(answers[0].dataset.answer)));
            go(seen[seen.length - 1]);
        }
        return seen.map((fragment, index) => [() => go(seen[(index + 1) % seen.length]), () => go(fragment)]);
    }

    // The log: twenty contacts; one deleted, brought back, and one more.
    function log() {
        const form = one('[data-tool=log] form'), press = (name) => one(`[data-tool=log] [data-do="${name}"]`).click();
        const add = (said) => {
            const entry = { date: new Date(Date.now() - 86400000).toISOString().slice(0, 10), said, number: '95188', ticket: 'A123' };
            for (const name in entry) one(`[data-field="${name}"]`, form).value = entry[name];
            send(form, 'submit');
        };
        for (let count = 0; count < 20; count += 1) add('对方说今天不还就上门，让我联系家人。');
        return [[() => add('又来电。'), () => press('delete')], [() => press('delete'), () => press('undo')], [() => press('delete'), () => add('又来电。')]];
    }

    window.SignpostToolCases = { timeline, calculator, letters, phrases, materials, escalation, log };
})();
