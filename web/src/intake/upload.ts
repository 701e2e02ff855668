import type { IntakeSummary } from '../../../src/intake/contract.ts';
import { ApiError, currentCsrfToken, refusalOf } from '../ui/api.ts';

/** Reads what was dropped: files, and whole folders with the paths inside them. */
export async function filesOfDrop(items: DataTransferItemList): Promise<File[]> {
  // Both are read before the first wait: the list of a drop is empty once its event is over.
  const dropped = [...items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found: File[] = [];
  for (const { entry, file } of dropped) {
    if (entry !== null) await collect(entry, found);
    else if (file !== null) found.push(file);
  }
  return found;
}

async function collect(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (entry.isFile) {
    // isFile is what tells the two kinds of entries apart.
    found.push(
      await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
    );
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A directory is read in portions until an empty one.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return;
    for (const child of portion) await collect(child, found);
  }
}

/**
 * Sends files as one intake. XMLHttpRequest, because fetch does not tell how much was sent.
 *
 * @param onProgress  Called with bytes sent and bytes in all.
 */
export function sendFiles(
  files: readonly File[],
  onProgress: (sent: number, total: number) => void,
): Promise<IntakeSummary> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.webkitRelativePath || file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/intakes');
    request.setRequestHeader('accept', 'application/json');
    const token = currentCsrfToken();
    if (token !== null) request.setRequestHeader('x-vigie-csrf', token);
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded, event.total));
    request.addEventListener('error', () => reject(new ApiError(0, 'ui.error.unreachable')));
    request.addEventListener('load', () => {
      const read = (): unknown => JSON.parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(read() as IntakeSummary);
      else void refusalOf(request.status, async () => read()).then(reject, reject);
    });
    request.send(form);
  });
}
