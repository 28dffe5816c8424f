import { ActionNotice } from '@backstage-gitops/plugin-gitops-common';
import { SyncWindows } from '../../client/readSyncWindows';

/** What sync windows mean for a sync that a person asks for. */
export function toWindowNotices(windows: SyncWindows | undefined): {
  blocker?: ActionNotice;
  warning?: ActionNotice;
} {
  if (!windows) return {};
  const { activeWindows, assignedWindows, canSync } = windows;
  const code = 'SyncWindow';
  if (canSync === false) {
    const deny = activeWindows.find(({ kind }) => kind === 'deny');
    const allow = assignedWindows.find(({ kind }) => kind === 'allow');
    const closed = deny
      ? `forbids syncs now (${toWords(deny)})`
      : `lets syncs through at other times only${
          allow ? ` (${toWords(allow)})` : ''
        }`;
    return {
      blocker: {
        code,
        message: `A sync window of its project ${closed}.`,
      },
    };
  }
  const open = activeWindows.find(({ kind }) => kind === 'deny');
  return open
    ? {
        warning: {
          code,
          message: `A sync window of its project holds automatic syncs back now (${toWords(
            open,
          )}); syncs by hand are let through.`,
        },
      }
    : {};
}

function toWords(window: SyncWindows['activeWindows'][number]): string {
  return `schedule ${window.schedule ?? '?'}, for ${window.duration ?? '?'}`;
}
