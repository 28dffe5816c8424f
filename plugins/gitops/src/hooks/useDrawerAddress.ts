import { useCallback } from 'react';
import { useAddressParameters } from './useAddressParameters';

/** Which Deployment the drawer shows, at which tab, and how to change that. */
export type DrawerAddress = {
  /** Its id; undefined while the drawer is closed. */
  deployment?: string;
  /** As the address has it, which may be nothing one knows. */
  tab?: string;
  open: (deployment: string, tab: string) => void;
  setTab: (tab: string) => void;
  close: () => void;
};

/**
 * Keeps the drawer in the address (`?deployment=<id>&tab=history`), so that what it shows can be linked to
 * and the browser's Back closes it.
 */
export function useDrawerAddress(): DrawerAddress {
  const { read, write } = useAddressParameters();
  const open = useCallback(
    (deployment: string, tab: string) =>
      write({ deployment, tab }, { push: true }),
    [write],
  );
  const setTab = useCallback((tab: string) => write({ tab }), [write]);
  const close = useCallback(() => write({ deployment: '', tab: '' }), [write]);
  return {
    deployment: read('deployment') || undefined,
    tab: read('tab') || undefined,
    open,
    setTab,
    close,
  };
}
