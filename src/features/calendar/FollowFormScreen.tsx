import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { feed as texts } from '#messages/later/feed.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { EditFollow } from './EditFollow.tsx';
import { NewFollow } from './NewFollow.tsx';
import { useFollows } from './useFollows.ts';

/** `/termine/folgen/neu` and `/termine/folgen/:id`. */
export function FollowFormScreen(): ReactNode {
  const m = useTexts(texts).follow;
  const { id } = useParams<{ id?: string }>();
  const { rows } = useFollows();
  if (id === undefined) return <NewFollow />;
  const row = rows?.find((one) => one.id === id);
  if (row) return <EditFollow row={row} key={row.id} />;
  return <Page title={m.edit} back="/termine/folgen">{rows === null ? <Skeleton rows={4} /> : <EmptyState title={m.missing} />}</Page>;
}
