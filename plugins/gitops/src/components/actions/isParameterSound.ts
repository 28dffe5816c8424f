import { ResourceActionParameter } from '@backstage-gitops/plugin-gitops-common';

/** Whether a value is what a parameter takes. */
export function isParameterSound(
  { type }: ResourceActionParameter,
  value: string | undefined,
): boolean {
  if (!value) return false;
  if (type === 'integer') return /^\d{1,9}$/.test(value);
  return type === 'text' || value === 'true' || value === 'false';
}
