import { readRecording } from '@backstage-gitops/recordings';
import { z } from 'zod/v3';

/** The Events of a recorded list, whole. */
export function readRecordedEventList(name: string): unknown[] {
  const { body } = readRecording('kubernetes', name).response;
  return z.object({ items: z.array(z.unknown()) }).parse(body).items;
}
