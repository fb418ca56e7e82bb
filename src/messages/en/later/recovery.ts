import type { recovery as german } from '../../de/later/recovery.ts';

export const recovery: typeof german = {
  sheet: {
    title: 'Recovery sheet',
  },
};
