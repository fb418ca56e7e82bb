import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { RecruitingStoryItem } from '#app/recruitingApi.ts';
import { formatDayShort } from '#messages/dates.ts';
import { recruiting } from '#messages/later/recruiting.ts';
import { useTexts } from '#messages/useTexts.ts';

/** What happened to a seat or a mentorship, as a sentence. */
export function RecruitingTold({ item }: { readonly item: RecruitingStoryItem }): ReactNode {
  const m = useTexts(recruiting);
  const { story } = m;
  const day = today();
  if (item.kind === 'mandate') {
    const { told } = item;
    const body = m.bodies[item.body];
    if (told.is === 'recorded') return story.recorded(body);
    if (told.is === 'standing') return story.standing(body, m.standing[told.value]);
    return told.on ? story.ended(body, formatDayShort(told.on, day)) : story.goesOn(body);
  }
  const { told, otherName } = item;
  const name = otherName || story.somebody;
  if (told.is === 'check-in') return (told.helpWanted ? story.checkInHelp : story.checkIn)(name, formatDayShort(told.on, day));
  return (told.is === 'began' ? story.began : story.state)(name, m.states[told.state]);
}
