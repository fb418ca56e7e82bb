import { accept, refuse } from '#base/result.ts';
import { acceptChanges, changes } from './change.ts';
import type { Command } from './command.ts';
import { standardPoints, type GuidePoint } from './guide.ts';
import type { Actor, Known } from './known.ts';
import type { Checked, Decided } from './refusal.ts';
import { checkText, limits } from './text.ts';
import { GUIDE_ID } from './write.ts';

/** The guide is one value: who edits it sees all of it. It lies on the open board circle. */
export function editGuide(command: Extract<Command, { do: 'editGuide' }>, known: Known, by: Actor): Decided {
  if (command.points.length > limits.points) return refuse('too-many', String(limits.points));
  if (new Set(command.points.map((point) => point.id)).size < command.points.length) return refuse('point-twice');
  const points: GuidePoint[] = [];
  for (const point of command.points) {
    const checked = checkPoint(point);
    if (!checked.ok) return checked;
    points.push(checked.value);
  }
  const wanted = { field: 'points', value: points, seen: known.heads('guide', GUIDE_ID, 'points') };
  return acceptChanges(changes('guide', GUIDE_ID, [wanted], known, by.random), known, 'board');
}

function checkPoint(point: GuidePoint): Checked<GuidePoint> {
  const title = checkText(point.title, limits.name, 'title');
  if (!title.ok) return title;
  if (title.value === '' && !standardPoints.some((id) => id === point.id)) return refuse('name-missing');
  const hint = checkText(point.hint, limits.hint, 'hint');
  if (!hint.ok) return hint;
  return point.id === '' || point.id.length > limits.tag ? refuse('value-unknown', 'id') : accept({ id: point.id, title: title.value, hint: hint.value });
}
