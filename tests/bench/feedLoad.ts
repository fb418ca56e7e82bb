import { Agent, request } from 'node:http';
import { feedPath } from '#wire/feed.ts';

/** What is asked of a hub; this process asks, so that its own work does not count as the hub's. */
export type FeedLoad = { readonly port: number; readonly token: string; readonly subscribers: number; readonly rounds: number };

const { port, token, subscribers, rounds } = JSON.parse(process.argv[2] ?? '{}') as FeedLoad;
const times: number[] = [];
let [unchanged, failed] = [0, 0];

/** One subscriber, on a connection that stays open, and what it has. */
async function subscriber(): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let etag = '';
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const answer = await ask(agent, etag);
    times.push(performance.now() - start);
    etag = answer.etag;
    if (answer.status === 304) unchanged += 1;
    else if (answer.status !== 200) failed += 1;
  }
  agent.destroy();
}

function ask(agent: Agent, known: string): Promise<{ readonly status: number; readonly etag: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path: feedPath(token), agent, headers: { 'accept-encoding': 'gzip', ...(known ? { 'if-none-match': known } : {}) } }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode ?? 0, etag: response.headers.etag ?? '' }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

const start = performance.now();
await Promise.all(Array.from({ length: subscribers }, subscriber));
console.log(JSON.stringify({ ms: performance.now() - start, times, unchanged, failed }));
