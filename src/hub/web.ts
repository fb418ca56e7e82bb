import type { IncomingMessage, ServerResponse } from 'node:http';
import { PROTOCOL_VERSION } from '#wire/limits.ts';
import { tokenIn } from '#wire/feed.ts';
import { asPrometheus } from './counts.ts';
import type { Files, Reply } from './files.ts';
import { isLoopback } from './gate.ts';
import { securityHeaders } from './headers.ts';
import type { Hub } from './hub.ts';

export type Web = { readonly files: Files; readonly hub: Hub; /** Reached by https. */ readonly secure: boolean };

/** Answers what is not the socket: the app, published calendars, /health for whoever watches the hub, /metrics for this machine only. */
export async function answerRequest(web: Web, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = await replyTo(web, request);
  response.writeHead(reply.status, { ...securityHeaders(request.headers, web.secure), ...reply.headers });
  response.end(request.method === 'HEAD' ? undefined : (reply.body ?? undefined));
}

type AnyReply = Omit<Reply, 'status'> & { readonly status: number };

async function replyTo({ files, hub }: Web, request: IncomingMessage): Promise<AnyReply> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'Only GET and HEAD\n', { allow: 'GET, HEAD' });
  const path = pathOf(request.url ?? '/');
  if (path === null) return text(400, 'Not a path\n');
  if (path === '/health') return text(200, `${JSON.stringify({ ok: true, version: PROTOCOL_VERSION })}\n`, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  if (path === '/metrics') return isHere(request) ? text(200, asPrometheus(hub.counts), { 'content-type': 'text/plain; version=0.0.4', 'cache-control': 'no-store' }) : text(403, 'Only from this machine\n');
  if (path === '/sync') return text(426, 'Only for sockets\n', { upgrade: 'websocket' });
  const token = tokenIn(path);
  if (token) return hub.feeds.answer(token, request.headers, request.socket.remoteAddress ?? '');
  if (path.startsWith('/kalender/')) return text(404, 'Not found\n', { 'cache-control': 'no-store' });
  if (files.count === 0) return text(503, 'The app has not been built yet: npm run build\n');
  return files.answer(path === '/' ? '/index.html' : path, request.headers);
}

/** The path without its query, decoded; null where it is none. */
function pathOf(url: string): string | null {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
  } catch {
    return null;
  }
}

/** A proxy on this machine passes strangers on; it says so in a header. */
function isHere(request: IncomingMessage): boolean {
  const passedOn = request.headers['x-forwarded-for'] ?? request.headers['forwarded'] ?? request.headers['x-real-ip'];
  return passedOn === undefined && isLoopback(request.socket.remoteAddress ?? '');
}

function text(status: number, words: string, headers: Reply['headers'] = {}): AnyReply {
  const body = Buffer.from(words);
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'content-length': body.length, ...headers }, body };
}
