import { deskCircle, type AgreementId, type MemberId } from '#base/ids.ts';
import type { AgreementView } from '#doc/agreements.ts';
import { feeExportsOf } from '#doc/feeExports.ts';
import { feeTermsOf } from '#doc/feeTerms.ts';
import { knownFrom } from '#doc/known.ts';
import { allUnderstandings, understandingsOf } from '#doc/understandings.ts';
import { feeOf, isReached } from '#domain/agreement.ts';
import { heldVersion } from '#domain/signed.ts';
import { memberIsEntitled } from '#roster/entitled.ts';
import type { Unlocked } from './device.ts';
import type { DeskView } from './desks.ts';
import type { AgreementDetail, AgreementRow, FeeApi } from './feeApi.ts';
import type { OpenSpace } from './openSpace.ts';

export type FeeRoomDeps = { readonly unlocked: Unlocked; readonly space: Pick<OpenSpace, 'team' | 'desks' | 'receipts'> };

/** Agreements and terms, for the screens. */
export function feeRoom(at: FeeRoomDeps): FeeApi {
  return {
    async agreements() {
      const desks = await at.space.desks.all();
      return desks.flatMap((desk) => desk.views.map((view) => rowOf(at, desk, view))).toSorted((a, b) => b.changedAt - a.changedAt);
    },
    agreement: (id) => detail(at, id),
    feeTerms: async () => feeTermsOf(at.space.team.doc()),
    allUnderstandings: async () => allUnderstandings(at.space.team.doc()),
    feeExports: async () => feeExportsOf(at.space.team.doc()),
    understandings: async (contact) => understandingsOf(at.space.team.doc(), contact),
  };
}

async function detail(at: FeeRoomDeps, id: AgreementId): Promise<AgreementDetail | null> {
  for (const desk of await at.space.desks.all()) {
    const view = desk.views.find(({ agreement }) => agreement.id === id);
    if (view) return { ...rowOf(at, desk, view), agreement: view.agreement, heads: view.heads, choices: view.contested, readers: readersOf(at, desk.desk) };
  }
  return null;
}

function readersOf({ unlocked }: FeeRoomDeps, desk: MemberId): readonly MemberId[] {
  const roster = unlocked.roster.current();
  return [...roster.members.keys()].filter((member) => memberIsEntitled(roster, deskCircle(desk), member));
}

function rowOf({ unlocked, space }: FeeRoomDeps, { desk, held }: DeskView, { agreement, contested, changedAt }: AgreementView): AgreementRow {
  const { id, contact, mandate, stage, body, place, rhythm, start, signed, holds, reductions } = agreement;
  const { version, toChoose } = heldVersion(signed, holds);
  const receipt = held || unlocked.row.demo ? 'device' : space.receipts.of(id);
  return {
    id, desk, own: desk === unlocked.row.member, contact, mandate, stage, body, place, rhythm, start, held, changedAt,
    contactName: knownFrom(space.team.doc()).contact(contact)?.name ?? '',
    reached: isReached(agreement),
    reduced: stage === 'reduced' || reductions.length > 0,
    monthly: feeOf(agreement)?.monthly ?? null,
    signedCount: signed.length,
    signedOn: version?.on ?? null,
    signedMonthly: version?.figures.monthly ?? null,
    toChoose: toChoose.length > 0,
    contested: Object.keys(contested).length > 0,
    receipt,
  };
}
