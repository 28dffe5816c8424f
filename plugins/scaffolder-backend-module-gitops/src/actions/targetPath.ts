import { z } from 'zod/v3';

/** Where in the workspace the platform repository lies. */
export const targetPath = z
  .string()
  .max(200)
  .default('platform')
  .describe(
    'Folder of the workspace that holds the platform repository, as gitops:repo:checkout made it',
  );
