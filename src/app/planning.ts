import type { SupportProjection } from '#doc/supports.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { PlanningApi, SupportDetail } from './planningApi.ts';

/** What boards were asked, for the screens; its code comes when one of them is looked at. */
export function planning(life: Lifecycle): PlanningApi {
  const room = async () => {
    const open = life.open();
    if (!open) return null;
    const [space, read] = await Promise.all([open.space, import('#doc/supports.ts')]);
    const withReceipt = (one: SupportProjection): SupportDetail => ({ ...one, receipt: open.unlocked.row.demo || space.receipts.waits(one.committee) ? 'device' : 'hub' });
    return { team: space.team.doc(), read, withReceipt };
  };
  return {
    async guideVersions(of) {
      const open = life.open();
      if (!open) return [];
      const [space, { guideVersions }] = await Promise.all([open.space, import('#doc/guide.ts')]);
      return guideVersions(space.circles.board.doc(), of);
    },
    async guideState(of) {
      const open = life.open();
      if (!open) return null;
      const [space, { guideDetail }] = await Promise.all([open.space, import('#doc/guide.ts')]);
      const { guide, heads, contested } = guideDetail(space.circles.board.doc(), of);
      return { points: guide.points, heads, apart: contested.map(({ edit, value, who, when }) => ({ edit, points: value, by: who, at: when })) };
    },
    async supports() {
      const at = await room();
      return at?.read.supports(at.team).map(at.withReceipt) ?? [];
    },
    async support(committee) {
      const at = await room();
      return at && at.withReceipt(at.read.supportOf(at.team, committee));
    },
  };
}
