from voice.shared.uploads import BoundedUpload


def test_no_more_is_written_than_any_form_takes(settings):
    settings.IMPORT_MAX_BYTES = 100
    handler = BoundedUpload()
    for length in (30, 500):
        handler.new_file("file", "a.csv", "text/csv", length)
        for start in range(0, length, 10):
            handler.receive_data_chunk(b"x" * 10, start)
        file = handler.file_complete(length)
        assert (file.size, len(file.read())) == (length, min(length, 101))
        file.close()
