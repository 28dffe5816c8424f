import { compileFunction, constants } from 'node:vm';

const MISSING_FLAG = 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG';

/**
 * Imports an ES module from CommonJS. Under jest `import()` needs a flag that breaks the tests of other packages;
 * there Node's own loader is asked.
 */
export async function importModule(specifier: string): Promise<object> {
  try {
    return await import(specifier);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== MISSING_FLAG) throw error;
    return compileFunction('return import(specifier)', ['specifier'], {
      filename: __filename,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    })(specifier);
  }
}
