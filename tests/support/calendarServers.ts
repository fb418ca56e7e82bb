import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:tls';
import { fileURLToPath } from 'node:url';
import type { Outside } from '#hub/fetchCalendar.ts';

const pem = (name: string): string => readFileSync(fileURLToPath(new URL(`../hub/calendars.${name}.pem`, import.meta.url)), 'utf8');

/** A public address that stands for the test's server; nothing of it is ever dialled. */
export const PUBLIC = '93.184.215.14';

/** Real https servers for *.example.org, and an outside in which every address that is dialled leads to them. What is looked at before is real. */
export type CalendarServers = Outside & {
  /** What each host's name leads to, at each asking the next (the last again and again). */
  readonly names: Map<string, readonly (readonly string[])[]>;
  /** What was dialled. */
  readonly dialled: string[];
  readonly asked: IncomingMessage[];
  answer: RequestListener;
  trusted: boolean;
  stop(): Promise<void>;
};

export async function calendarServers(): Promise<CalendarServers> {
  const world: Omit<CalendarServers, 'resolve' | 'connect' | 'stop'> = { names: new Map(), dialled: [], asked: [], answer: (_, response) => response.end(), trusted: true };
  const server = createServer({ cert: pem('cert'), key: pem('key') }, (request, response) => {
    world.asked.push(request);
    world.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const times = new Map<string, number>();
  return Object.assign(world, {
    resolve: async (host: string) => {
      const time = times.get(host) ?? 0;
      times.set(host, time + 1);
      const answers = world.names.get(host);
      if (!answers) throw new Error('ENOTFOUND');
      return answers[Math.min(time, answers.length - 1)] ?? [];
    },
    connect: (address: string, to: number, name: string) => {
      world.dialled.push(`${address}:${to}`);
      return connect({ host: '127.0.0.1', port, servername: name, ...(world.trusted ? { ca: pem('cert') } : {}) });
    },
    stop: () => closed(server),
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
