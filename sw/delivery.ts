import { courierStore } from '#store/courierStore.ts';
import { openDatabase } from '#store/database.ts';
import { deliverAsCourier } from '#sync/courier.ts';
import { deliverFilesAsCourier } from '#sync/fileCourier.ts';
import { syncAddress, webSocketChannel } from '#sync/webSocketChannel.ts';

/** Delivers the sealed outbox without any key. Rejects where something is left, so that the browser calls again later. */
export async function deliverOutbox(origin: string): Promise<void> {
  const db = openDatabase();
  try {
    const ports = await courierStore(db);
    if (!ports) return;
    const channel = webSocketChannel(syncAddress(origin));
    const { more } = await deliverAsCourier(ports, channel, realTimer);
    const files = await deliverFilesAsCourier(ports.files, channel, realTimer);
    if (more || files.more) throw new Error('something is still waiting');
  } finally {
    db.close();
  }
}

function realTimer(ms: number, task: () => void): () => void {
  const id = setTimeout(task, ms);
  return () => clearTimeout(id);
}
