import { resolve } from 'node:path';
import { FILES_MIB } from './fileChunks.ts';

/** How the hub is run; read once from the environment (README, operating). */
export type Settings = {
  readonly port: number;
  /** Where to listen; null: on every network of this machine. */
  readonly host: string | null;
  readonly dataDir: string;
  /** The address people use, without a trailing slash; null: http(s)://localhost:<port>. */
  readonly publicUrl: string | null;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  readonly logLevel: string;
  /** What one association's files may take in all, in bytes. */
  readonly fileBytes: number;
};

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Throws with a sentence for whoever runs the hub where a value makes no sense. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const { PORT = '8787', HOST, DATA_DIR = 'data', PUBLIC_URL, TLS_CERT, TLS_KEY, LOG_LEVEL = 'info', FILES_MIB: mib = String(FILES_MIB) } = env;
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is not a port: ${PORT}`);
  if (!levels.includes(LOG_LEVEL)) throw new Error(`LOG_LEVEL is none of ${levels.join(', ')}: ${LOG_LEVEL}`);
  if (Boolean(TLS_CERT) !== Boolean(TLS_KEY)) throw new Error('TLS_CERT and TLS_KEY belong together');
  const fileMib = Number(mib);
  if (!Number.isInteger(fileMib) || fileMib < 0 || fileMib > 1_048_576) throw new Error(`FILES_MIB is not a number of mebibytes: ${mib}`);
  return {
    port,
    host: HOST || null,
    dataDir: resolve(DATA_DIR),
    publicUrl: PUBLIC_URL ? readPublicUrl(PUBLIC_URL) : null,
    tls: TLS_CERT && TLS_KEY ? { certFile: TLS_CERT, keyFile: TLS_KEY } : null,
    logLevel: LOG_LEVEL,
    fileBytes: fileMib * 1024 * 1024,
  };
}

function readPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/') throw new Error(`PUBLIC_URL is not an address like https://anlauf.example.org: ${text}`);
  return url.origin;
}

/** The address to open in a browser. */
export function addressOf({ publicUrl, tls }: Settings, port: number): string {
  return publicUrl ?? `${tls ? 'https' : 'http'}://localhost:${port}`;
}

/** The line people look for, with the code that founds an association in its fragment, which no server ever sees. */
export function foundingLine(address: string, code: string | null): string {
  return code === null ? `Anlauf: ${address}` : `Anlauf: ${address}#gruenden=${code}`;
}
