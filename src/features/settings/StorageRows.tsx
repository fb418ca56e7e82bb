import { useEffect, useState, type ReactNode } from 'react';
import { askDurable } from '#app/durable.ts';
import { storageRoom, TIGHT_BYTES, type StorageRoom } from '#app/storageRoom.ts';
import { formatBytes } from '#messages/bytes.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { Row } from '#ui/Rows.tsx';
import { Mark } from './Mark.tsx';

/** Whether the browser has promised to keep the data. */
export function KeptRow({ durable }: { readonly durable: boolean | null }): ReactNode {
  const m = useMessages().settings.storage;
  const [answer, setAnswer] = useState<boolean | null>(null);
  const kept = durable === true || answer === true;
  const ask = async (): Promise<void> => setAnswer(await askDurable());
  if (kept) return <Row title={m.kept} end={<Mark tone="safe" />} />;
  return (
    <Row
      title={durable === null && answer === null ? m.unknown : m.notKept}
      detail={answer === false ? m.refused : m.help}
      end={<Mark tone="due" />}
      below={<Button onClick={() => void ask()}>{m.ask}</Button>}
    />
  );
}

/** How much the browser lets us store; nothing until it has answered. */
export function RoomRow(): ReactNode {
  const m = useMessages().ready.room;
  const room = useRoom();
  if (room === undefined) return null;
  if (room === null) return <Row title={m.unknown} end={<Mark tone="neutral" />} />;
  const tight = room.allowed - room.used < TIGHT_BYTES;
  return <Row title={m.title(formatBytes(room.used), formatBytes(room.allowed))} detail={tight ? m.tight : m.enough} end={<Mark tone={tight ? 'late' : 'safe'} />} />;
}

function useRoom(): StorageRoom | null | undefined {
  const [room, setRoom] = useState<StorageRoom | null>();
  useEffect(() => void storageRoom().then(setRoom), []);
  return room;
}
