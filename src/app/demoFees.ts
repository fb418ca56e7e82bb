import type { Cents } from '#base/cents.ts';
import type { AgreementId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { AgreementFields, AgreementStage } from '#domain/agreement.ts';
import { addDays } from '#domain/calendar.ts';
import type { FeeReduction } from '#domain/fee.ts';
import type { PlaceKey } from '#domain/places.ts';
import { demoBodies, demoHolders } from './demoCouncils.ts';
import { demoId, givenOn, type DemoCommand } from './demoDays.ts';
import { holderId } from './demoRecruiting.ts';

const TERMS = 'demo-terms';
const euro = (amount: number): Cents => (amount * 100) as Cents;
const child: FeeReduction = { id: 'demo-child', label: 'Kind im Haushalt', takes: { off: 'sum', amount: euro(3) } };
const tenth = { by: 'share', basisPoints: 1_000 } as const;
/** Invented, as everything here: no association's own. */
const basis = { hbs: { allowance: euro(110), attendance: euro(16), meetings: 12, supplement: euro(0) }, harz: { allowance: euro(180), attendance: euro(20), meetings: 10, supplement: euro(0) }, md: { allowance: euro(250), attendance: euro(22), meetings: 14, supplement: euro(0) } } as const;

type DemoAgreement = { readonly name: string; readonly stage: AgreementStage; readonly told: number; readonly fields?: Partial<AgreementFields> };

/** One in most stages; of those signed there is none, since nobody signed. */
const agreements: readonly DemoAgreement[] = [
  { name: 'Dörte Brunnhuber', stage: 'reached', told: 5 },
  { name: 'Gisela Sandforth', stage: 'reduced', told: 5, fields: { reductions: [{ ...child, times: 2 }] } },
  { name: 'Yasemin Dorngarten', stage: 'reached', told: 5, fields: { corrections: [{ figure: 'monthly', amount: euro(25), reason: 'Runder Betrag, so gewünscht' }] } },
  { name: 'Jens Haselbach', stage: 'draft', told: 4, fields: { questions: 'Zählen Fahrten zu den Ausschüssen als Auslagen?' } },
  { name: 'Tobias Lerchenmüller', stage: 'explained', told: 2 },
  { name: 'Katrin Birkenwerder', stage: 'open', told: 1, fields: { rate: null, questions: 'Möchte in Ruhe darüber nachdenken.' } },
];

/** Terms for the demonstration's councils, and agreements with some who sit there. */
export function feeCommands(today: LocalDate): readonly DemoCommand[] {
  const from = addDays(today, -58);
  const bodies = (['hbs', 'harz', 'md'] as const).map((of) => ({ body: demoBodies[of].body, place: demoBodies[of].place as string as PlaceKey, basis: basis[of], rate: tenth }));
  const account = { holder: 'Kreisverband Beispielland', iban: 'DE02120300000000202051', purpose: 'Beitrag' };
  const set = givenOn(from, 200, { do: 'setFeeTerms', terms: { id: TERMS, from, bodies, reductions: [child], rhythm: 'quarterly', account, note: 'Erfunden für die Demo: Jeder Kreisverband legt seine Sätze selbst fest.' } });
  return [set, ...agreements.map((one, index) => begun(one, index, today))];
}

function begun({ name, stage, told, fields }: DemoAgreement, index: number, today: LocalDate): DemoCommand {
  const council = demoHolders.find((holder) => holder.name === name)?.council ?? 'hbs';
  const { body, place } = demoBodies[council];
  const ticks = { purposeTold: told > 0, voluntaryTold: told > 1, basisShown: told > 2, reductionsAsked: told > 3, questionsAsked: told > 4 };
  return givenOn(addDays(today, -20 + index * 3), 210 + index, {
    do: 'beginAgreement',
    id: demoId<AgreementId>('agreement', index),
    contact: holderId(name),
    mandate: null,
    fields: { ...ticks, stage, body, place: place as string as PlaceKey, terms: TERMS, ...basis[council], rate: tenth, rhythm: 'quarterly', ...fields },
  });
}
