import type { Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { expectOf, type Dialogue, type DialogueRefusal } from './dialogue.ts';

/** The roster's entries from this one on, as many as the hub says there are for whoever asks. */
export async function pullRosterFrom(dialogue: Dialogue, from: number): Promise<Result<readonly Bytes[], DialogueRefusal>> {
  const entries: Bytes[] = [];
  for (let total = Infinity; from + entries.length < total; ) {
    dialogue.send({ is: 'pull-roster', from: from + entries.length });
    const page = await expectOf(dialogue, 'roster');
    if (!page.ok) return page;
    const isNext = page.value.from === from + entries.length;
    if (!isNext || (page.value.entries.length === 0 && page.value.total > page.value.from)) return refuse('hub-refused', 'roster page');
    entries.push(...page.value.entries);
    total = page.value.total;
  }
  return accept(entries);
}
