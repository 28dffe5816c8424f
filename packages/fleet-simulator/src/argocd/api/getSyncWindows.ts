import { isWindowActive } from '../windows/isWindowActive';
import { SyncWindow } from '../windows/SyncWindow';
import { ApiAnswer, ok } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import { allowsSync } from './syncApplication';
import { withApplication } from './withApplication';

/** `GET /api/v1/applications/{name}/syncwindows`: which are about it, which are open, and whether a person may sync. */
export function getSyncWindows(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  return withApplication(request, hub, application => {
    const assigned = hub.inventory.windows.assigned(application);
    const now = hub.clock.now();
    const active = assigned.filter(window => isWindowActive(window, now));
    return ok({
      ...(active.length ? { activeWindows: active.map(toShown) } : {}),
      ...(assigned.length ? { assignedWindows: assigned.map(toShown) } : {}),
      canSync: allowsSync(hub, application),
    });
  });
}

function toShown({ kind, schedule, duration, manualSync }: SyncWindow) {
  return { kind, schedule, duration, manualSync: manualSync === true };
}
