import { useLive } from '#app/live.ts';
import { run } from '#app/engine.ts';
import type { Act } from '#app/useActing.ts';
import { isListed, pointId, resolutionPoints } from '#domain/commitment.ts';
import { commitments } from '#messages/later/commitments.ts';
import { useTexts } from '#messages/useTexts.ts';

/** Puts the resolution's points on the list that do not stand there; one that was taken off comes back as it was. */
export function useTemplate(act: Act): () => Promise<void> {
  const m = useTexts(commitments);
  return async () => {
    const rows = useLive.getState().commitments;
    const unborn = resolutionPoints.filter((point) => !rows.some(({ id }) => id === pointId(point)));
    const taken = rows.filter((row) => !isListed(row) && resolutionPoints.some((point) => pointId(point) === row.id));
    for (const { id, heads } of taken) await run({ do: 'editCommitment', id, edits: [{ field: 'kept', value: true, seen: heads.kept }] });
    await act({ do: 'createCommitments', commitments: unborn.map((point) => ({ id: pointId(point), point: resolutionPoints.indexOf(point) + 1, ...m.points[point] })) }, m.templateAdded(unborn.length + taken.length));
  };
}
