import { version } from '../../../package.json';

/** The version people name when they report something. */
export const appVersion: string = version;
