/**
 * `npm run check:reference -- FOLDER`: compares the core with every reference file of a folder, by default with the
 * project's own. The exit code is 1 when anything failed or when there was nothing to compare with.
 */
import { fileURLToPath } from 'node:url';
import { checkFolder } from './folder.ts';
import { reportLines } from './report.ts';

const own = fileURLToPath(new URL('../fixtures/pytorch', import.meta.url));

try {
  const report = checkFolder(process.argv[2] ?? own);
  console.log(reportLines(report).join('\n'));
  if (report.files.some((file) => file.failures.length > 0)) process.exitCode = 1;
} catch (error) {
  console.error(`check:reference: ${(error as Error).message}`);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
