import { BOARD } from '#base/ids.ts';
import { accept, refuse } from '#base/result.ts';
import { checkAddress } from './calendarFields.ts';
import { acceptChanges, changes } from './change.ts';
import type { Command } from './command.ts';
import { boardTexts, guideIds, standardPointsOf, type BoardText, type GuideAnswer, type GuidePoint } from './guide.ts';
import type { Actor, Known } from './known.ts';
import type { Checked, Decided } from './refusal.ts';
import { checkText, limits } from './text.ts';

/** A guide is one value: who edits it sees all of it. It lies on the open board circle, so whatever it holds beyond what a guide is made of is refused. */
export function editGuide(command: Extract<Command, { do: 'editGuide' }>, known: Known, by: Actor): Decided {
  const of = command.of ?? 'candidacy';
  if (!boardTexts.includes(of)) return refuse('value-unknown', 'of');
  if (command.points.length > limits.points) return refuse('too-many', String(limits.points));
  if (new Set(command.points.map((point) => point.id)).size < command.points.length) return refuse('point-twice');
  const points: GuidePoint[] = [];
  for (const point of command.points) {
    const checked = checkPoint(point, of);
    if (!checked.ok) return checked;
    points.push(checked.value);
  }
  const wanted = { field: 'points', value: points, seen: command.seen ?? known.heads('guide', guideIds[of], 'points') };
  return acceptChanges(changes('guide', guideIds[of], [wanted], known, by.random), known, BOARD);
}

/** Without those where nothing is asked. */
function checkAnswers(typed: readonly GuideAnswer[]): Checked<readonly GuideAnswer[]> {
  const answers: GuideAnswer[] = [];
  for (const one of typed) {
    const [question, answer] = [checkText(one.question, limits.what, 'question'), checkText(one.answer, limits.section, 'answer')];
    if (!question.ok) return question;
    if (!answer.ok) return answer;
    if (question.value !== '') answers.push({ question: question.value, answer: answer.value });
    else if (answer.value !== '') return refuse('question-missing');
  }
  return answers.length > limits.answers ? refuse('too-many', String(limits.answers)) : accept(answers);
}

function checkPoint(point: GuidePoint, of: BoardText): Checked<GuidePoint> {
  if (!isMadeOf(point, ['id', 'title', 'hint', 'link', 'answers']) || !(point.answers ?? []).every((one) => isMadeOf(one, ['question', 'answer']))) return refuse('value-unknown', 'points');
  const title = checkText(point.title, limits.name, 'title');
  if (!title.ok) return title;
  if (title.value === '' && !standardPointsOf[of].includes(point.id)) return refuse('name-missing');
  const hint = checkText(point.hint, of === 'pack' ? limits.section : limits.hint, 'hint');
  if (!hint.ok) return hint;
  if (point.id === '' || point.id.length > limits.tag) return refuse('value-unknown', 'id');
  const link = checkAddress(point.link ?? '');
  if (!link.ok) return link;
  const answers = checkAnswers(point.answers ?? []);
  if (!answers.ok) return answers;
  return accept({ id: point.id, title: title.value, hint: hint.value, ...(link.value && { link: link.value }), ...(answers.value.length > 0 && { answers: answers.value }) });
}

function isMadeOf(value: object, parts: readonly string[]): boolean {
  return Object.keys(value).every((part) => parts.includes(part));
}
