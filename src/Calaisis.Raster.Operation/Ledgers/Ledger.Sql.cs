using Calaisis.Raster.Faults;
using Microsoft.Data.Sqlite;

namespace Calaisis.Raster.Operation.Ledgers;

public sealed partial class Ledger
{
    SqliteTransaction? _transaction;

    void Do(Action work) => Do(() =>
    {
        work();
        return 0;
    });

    T Do<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception problem) when (problem is SqliteException || LedgerDamagedException.IsDamage(_path, problem))
        {
            throw Refused(_path, problem);
        }
    }

    SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteScalar();
    }

    static CalaisisException Refused(string path, Exception problem)
    {
        if (LedgerDamagedException.IsDamage(path, problem)) return new LedgerDamagedException(path, problem);
        // SQLITE_BUSY and SQLITE_LOCKED
        if (problem is SqliteException { SqliteErrorCode: 5 or 6 })
        {
            return new OutputException(
                $"{path}: the ledger is in use by another program; close it and start again.", problem);
        }

        return new OutputException(
            $"{path}: the ledger cannot be used ({LibraryTexts.Of(problem)}); free some space, or check your rights.",
            problem);
    }

    /// <summary>Writes that belong together.</summary>
    sealed class Batch : IDisposable
    {
        readonly Ledger _ledger;
        readonly SqliteTransaction _transaction;

        public Batch(Ledger ledger, SqliteTransaction transaction)
        {
            (_ledger, _transaction) = (ledger, transaction);
            ledger._transaction = transaction;
        }

        public void Dispose()
        {
            _ledger._transaction = null;
            _ledger.Do(_transaction.Commit);
            _transaction.Dispose();
        }
    }
}
