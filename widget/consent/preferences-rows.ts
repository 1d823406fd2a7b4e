/** The rows of the preferences: what always runs, then a switch per purpose and per service, with what each keeps. */
import type { ConsentDetails, GateService } from '../settings/gate-settings.ts';
import type { Choices } from './decision.ts';
import { make } from './make.ts';
import type { PreferencesPart } from './preferences-notices.ts';
import { notAsked } from './write-record.ts';

type Detail = ConsentDetails['services'][number];

/** The sections, in the order of the purposes. The switches write into `chosen`, which decides nothing yet. */
export function purposeRows(part: PreferencesPart & { chosen: Choices }): HTMLElement[] {
  const { gate, words, details, chosen } = part;
  const { settings } = gate;
  const record = gate.record();
  /** Each switch, and the services that it stands for. */
  const switches: [HTMLInputElement, string[]][] = [];
  const daily = make('p', {}, [words.daily]);
  const direct: HTMLElement[] = [];
  /** What the site wrote itself stands in its own first language. */
  const own = { lang: settings.languages[0]!, dir: 'auto' };

  const show = () => {
    for (const [input, ids] of switches) input.checked = ids.every((id) => chosen[id]);
    daily.hidden = !chosen.ip;
    for (const each of direct) each.hidden = !!chosen.ip;
  };

  /** A heading that is the name of its switch; without ids there is nothing to choose. */
  const aSwitch = (
    level: 'h3' | 'h4',
    id: string,
    title: Parameters<typeof make>[2],
    ids?: string[],
    on = true,
  ) => {
    const input = make('input', {
      type: 'checkbox',
      role: 'switch',
      id,
      part: 'switch',
      disabled: !ids && '',
    });
    input.checked = on;
    if (ids) {
      switches.push([input, ids]);
      // Not 'change': the browser tells of that as its own also where a script of the page did the click.
      input.addEventListener('click', ({ isTrusted }) => {
        if (isTrusted) for (const each of ids) chosen[each] = input.checked;
        show();
      });
    }
    return make(level, {}, [make('label', { for: id }, title), input]);
  };

  const serviceRow = (service: GateService, several: boolean) => {
    const { id, free, purpose } = service;
    const detail = details?.services.find((each) => each.id === id);
    // What the first layer never asks is not new because it has no answer.
    const knew =
      purpose === 'embedded' && record && id in record.choices && (record.asked[id] ?? notAsked) === notAsked;
    const isNew = record && !knew && !gate.isAnswered(service);
    const title = [
      make('span', own, [detail?.title ?? id]),
      isNew && ' ',
      isNew && make('strong', {}, [words.fresh]),
    ];
    return make('div', {}, [
      several ? aSwitch('h4', id, title, [id]) : make('h4', {}, title),
      detail && make('p', own, [detail.why, ' ', detail.countingOnly]),
      free && make('p', {}, [words.free]),
      detail && make('p', {}, [words.party(detail.party), ' ', hostsOf(detail)]),
      kept(detail?.cookies),
    ]);
  };

  /** Hidden where the visitor's browser talks to our server alone. */
  const hostsOf = ({ hosts, integration }: Detail) => {
    const all: string[] = Object.values(hosts).flat();
    const names = new Set(all.map((each) => each.replace(/^.*\/\//, '')));
    const text = make('span', {}, names.size > 0 ? [words.hosts([...names].join(', '))] : []);
    if (integration === 'google-analytics' && settings.ip) direct.push(text);
    return text;
  };

  const ipRow = () =>
    make('div', {}, [
      aSwitch('h4', 'ip', [words.ip], settings.ip === 'open' ? ['ip'] : undefined, chosen.ip),
      make('p', own, [details?.ip?.why]),
      daily,
    ]);

  /** What the browser keeps of it; nothing where that is not known. */
  const kept = (cookies?: Detail['cookies']) => {
    if (!cookies) return;
    if (!cookies.length) return make('p', {}, [words.nothingKept]);
    // The roles say what it is where the style sheet stacks it on a narrow screen.
    const head = words.columns.map((each) => make('th', { scope: 'col', role: 'columnheader' }, [each]));
    const rows = cookies.map(({ name, party, purpose, duration }) =>
      make('tr', { ...own, role: 'row' }, [
        make('th', { scope: 'row', role: 'rowheader' }, [make('code', { dir: 'ltr' }, [name]), party]),
        make('td', { role: 'cell' }, [purpose]),
        make('td', { role: 'cell' }, [duration]),
      ]),
    );
    return make('details', {}, [
      make('summary', {}, [words.isKept(cookies.length)]),
      make('table', { role: 'table' }, [
        make('thead', { role: 'rowgroup' }, [make('tr', { role: 'row' }, head)]),
        make('tbody', { role: 'rowgroup' }, rows),
      ]),
      cookies.some(({ elsewhere }) => elsewhere) && make('p', {}, [words.elsewhere]),
    ]);
  };

  const purposes = (['analytics', 'click-tracking', 'embedded'] as const).flatMap((purpose) => {
    const services = settings.services.filter((each) => each.purpose === purpose);
    const ids = services.map(({ id }) => id);
    if (!ids[0]) return [];
    return make('section', {}, [
      aSwitch('h3', purpose, [words[purpose]], ids),
      ...services.map((each) => serviceRow(each, ids.length > 1)),
      purpose === 'analytics' && settings.ip && ipRow(),
    ]);
  });
  const rows = [
    make('section', {}, [
      aSwitch('h3', 'functional', [words.functional]),
      make('p', {}, [words.functionalWhy]),
      kept(details?.functional),
    ]),
    ...purposes,
  ];
  show();
  return rows;
}
