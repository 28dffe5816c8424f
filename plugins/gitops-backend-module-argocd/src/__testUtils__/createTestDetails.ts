import { ArgocdDetails } from '../details/ArgocdDetails';
import { createFastTiming } from './createFastTiming';
import { createTestClient } from './createTestClient';

/** Details of `hub` over recorded answers, or over another address; time runs fast. */
export function createTestDetails(
  options: { url?: string; hide?(text: string): string } = {},
): ArgocdDetails {
  const { url, hide = text => text } = options;
  return new ArgocdDetails({
    connection: createTestClient({ url }).connection,
    timing: createFastTiming({ speed: 200 }),
    hide,
  });
}
