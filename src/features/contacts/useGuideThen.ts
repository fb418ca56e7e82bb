import { useEffect, useState } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import { pointsAt, type GuidePoint } from '#domain/guide.ts';
import type { Talk } from '#domain/talk.ts';

/** The points that stood in the guide when a talk was logged; null until they are known. */
export function useGuideThen({ about, at }: Pick<Talk, 'about' | 'at'>): readonly GuidePoint[] | null {
  const stands = useLive((live) => live.guides[about]);
  const [points, setPoints] = useState<readonly GuidePoint[] | null>(null);
  useEffect(() => {
    let stale = false;
    void engine().guideVersions(about).then((versions) => { if (!stale) setPoints(pointsAt(versions, about, at)); }, () => undefined);
    return () => { stale = true; };
  }, [about, at, stands]);
  return points;
}
