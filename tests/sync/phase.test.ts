import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { afterEvent, firstPhase, isFinal, shownState, waitBeforeDial, waitWhenNudged, type PhaseEvent } from '#sync/phase.ts';
import { closeCode } from '#wire/limits.ts';

const codes = [1006, ...Object.values(closeCode)];
const events: fc.Arbitrary<PhaseEvent> = fc.oneof(
  fc.constantFrom<PhaseEvent>({ is: 'dialled' }, { is: 'settled' }, { is: 'answered' }, { is: 'superseded' }, { is: 'shut' }),
  fc.constantFrom(...codes).map((code): PhaseEvent => ({ is: 'lost', code })),
);

describe('the phases of a connection', () => {
  test('Y-12 whatever happens, a wait is between nothing and five minutes, and there is one unless it ended for good', () => {
    fc.assert(
      fc.property(fc.array(events), fc.double({ min: 0, max: 1, noNaN: true }), (happened, fraction) => {
        const phase = happened.reduce(afterEvent, firstPhase);
        const wait = waitBeforeDial(phase, fraction);
        expect(wait === null).toBe(isFinal(phase) || phase.at === 'connecting' || phase.at === 'live');
        expect(wait ?? 0).toBeGreaterThanOrEqual(0);
        expect(wait ?? 0).toBeLessThanOrEqual(300_000);
      }),
    );
  });

  test('Y-12 an answer of the hub, not mere contact, starts the waits anew', () => {
    const failedOften = Array.from({ length: 5 }, (): PhaseEvent => ({ is: 'lost', code: 1006 })).reduce(afterEvent, firstPhase);
    const contact = afterEvent(afterEvent(afterEvent(failedOften, { is: 'dialled' }), { is: 'settled' }), { is: 'lost', code: 1006 });
    expect(contact).toEqual({ at: 'waiting', failures: 6 });
    const answered = [{ is: 'dialled' }, { is: 'settled' }, { is: 'answered' }, { is: 'lost', code: 1006 }] satisfies PhaseEvent[];
    expect(answered.reduce<typeof failedOften>(afterEvent, failedOften)).toEqual({ at: 'waiting', failures: 1 });
  });

  test.each([
    [closeCode.unproven, 'unproven'],
    [closeCode.forbidden, 'forbidden'],
    [closeCode.removed, 'removed'],
    [closeCode.unknownSpace, 'unknown-space'],
  ] as const)('Y-7 close code %i is a refusal and says %s', (code, why) => {
    const phase = afterEvent({ at: 'connecting', failures: 0 }, { is: 'lost', code });
    expect(phase).toEqual({ at: 'refused', why });
    expect(shownState(phase)).toBe('refused');
  });

  test('Y-28 a device the hub does not know asks again within half a minute or when nudged; any other refusal waits for minutes', () => {
    const refusedWith = (code: number) => afterEvent({ at: 'connecting', failures: 0 }, { is: 'lost', code });
    const [unknown, removed] = [refusedWith(closeCode.unproven), refusedWith(closeCode.removed)];
    expect([waitBeforeDial(unknown, 1), waitWhenNudged(unknown, 1)]).toEqual([30_000, 500]);
    expect([waitBeforeDial(removed, 1), waitWhenNudged(removed, 1)]).toEqual([300_000, null]);
  });

  test('Y-8 a superseded device stays so, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(events.filter(({ is }) => is !== 'shut')), (happened) => {
        const phase = happened.reduce(afterEvent, { at: 'refused', why: 'superseded' });
        expect(phase).toEqual({ at: 'refused', why: 'superseded' });
      }),
    );
  });
});
