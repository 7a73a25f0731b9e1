using System.Text;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Tables;

/// <summary>Walks once through the text of a <see cref="CsvTable"/>.</summary>
sealed class CsvReader(string text, string path, char delimiter, ICollection<Fault> faults)
{
    int _at;
    int _line = 1;
    int _lineStart;

    bool AtEnd => _at >= text.Length;

    int Column => _at - _lineStart + 1;

    internal List<CsvRow> ReadAll()
    {
        var rows = new List<CsvRow>();
        if (text.StartsWith('\uFEFF')) _lineStart = ++_at;
        while (!AtEnd)
        {
            var row = ReadRow();
            if (row.Fields.Any(f => f.Text.Length > 0)) rows.Add(row);
        }

        return rows;
    }

    CsvRow ReadRow()
    {
        var line = _line;
        var fields = new List<CsvField>();
        while (true)
        {
            SkipSpaces();
            fields.Add(!AtEnd && text[_at] == '"' ? ReadQuoted() : ReadPlain());
            if (AtEnd || text[_at] != delimiter) break;
            _at++;
        }

        SkipLineEnd();
        return new CsvRow(line, fields);
    }

    CsvField ReadPlain()
    {
        var start = _at;
        var column = Column;
        while (!AtEnd && text[_at] != delimiter && text[_at] is not ('\r' or '\n')) _at++;
        return FieldOf(text[start.._at], _line, column);
    }

    CsvField ReadQuoted()
    {
        var field = new CsvField("", _line, Column);
        var content = new StringBuilder();
        _at++;
        while (!AtEnd)
        {
            if (text[_at] == '"' && !NextIs('"')) break;
            if (text[_at] == '"') _at++;
            var isLineEnd = text[_at] is '\r' or '\n';
            content.Append(isLineEnd ? '\n' : text[_at]);
            if (isLineEnd) SkipLineEnd();
            else _at++;
        }

        if (AtEnd) faults.Add(new Fault(path, field.Line, field.Column, $"a quote opens here and is never closed"));
        else _at++;
        SkipSpaces();
        var rest = ReadPlain();
        if (rest.Text.Length > 0)
        {
            faults.Add(new Fault(path, rest.Line, rest.Column,
                $"'{rest.Text}' follows a closing quote; double the quotes inside a field"));
        }

        return FieldOf(content.ToString(), field.Line, field.Column);
    }

    CsvField FieldOf(string content, int line, int column)
    {
        if (Legibility.WhatIsWrong(content, isOfLines: true) is { } wrong)
        {
            faults.Add(new Fault(
                path, line, column, $"found {wrong.Found}; mend the text, or declare the 'encoding' of the table"));
        }

        return new CsvField(CsvText.Original(ComposedText.Of(content).Trim()).Trim(), line, column);
    }

    bool NextIs(char c) => _at + 1 < text.Length && text[_at + 1] == c;

    void SkipSpaces()
    {
        while (!AtEnd && text[_at] is ' ' or '\t' or '\u00A0' && text[_at] != delimiter) _at++;
    }

    void SkipLineEnd()
    {
        if (AtEnd) return;
        _at += text[_at] == '\r' && NextIs('\n') ? 2 : 1;
        _line++;
        _lineStart = _at;
    }
}
