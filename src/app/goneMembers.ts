import type { RosterBook } from './rosterBook.ts';
import type { Patch } from './api.ts';

type Show = (patch: Patch) => void;

/**
 * Marks removed members in what is told: their names stay for what they did, but nobody is offered them any more. Names come
 * with the document and removals with the roster, so the members are told again when that has grown.
 */
export function markGone(show: Show, roster: Pick<RosterBook, 'current' | 'onGrown'>): Show {
  let last: Extract<Patch, { of: 'members' }> | null = null;
  let toldGone = '';
  const tell = (patch: Extract<Patch, { of: 'members' }>): void => {
    const { members: belonging } = roster.current();
    const members = patch.members.map((member) => (belonging.get(member.id)?.removed ? { ...member, gone: true as const } : member));
    toldGone = members.filter((member) => member.gone).map(({ id }) => id).join();
    show({ of: 'members', members });
  };
  roster.onGrown(() => {
    const gone = [...roster.current().members.values()].filter((member) => member.removed).map(({ id }) => id);
    if (last && gone.some((id) => !toldGone.includes(id))) tell(last);
  });
  return (patch) => {
    if (patch.of !== 'members') return show(patch);
    last = patch;
    tell(patch);
  };
}
